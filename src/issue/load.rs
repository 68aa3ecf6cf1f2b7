//! Reads all files of an edition and reports all their faults in one go.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::bounds::{self, Sum};
use super::check::{self, Checked, Health};
use super::grid::PageGrid;
use super::markup::Body;
use super::names::{self, suggest_file};
use super::paths::Folders;
use super::read::{Reading, read};
use super::story::{Copy, StoryFile};
use super::validate::{self, Files, Found, StoryFound};
use super::{
    CopyFile, CopyRules, Filler, HouseFile, HouseFiles, Issue, Kept, LayoutFile, OwnStyles,
    Story, dummy, ids, raw, story,
};
use crate::diag::{Diagnostic, Sink, SourceId, Sources, Span, Spanned};
use crate::ids::{PageId, SlotId};
use crate::rules::Code;
use crate::terms::{Jump, Paragraphs};
use crate::text;
use crate::world::World;

/// Loads the issue file at `path` with everything it names.
///
/// `root` holds `layouts/` and `fonts/`; paths in the issue file count from the issue file. All
/// faults of all files go to `sink`; `None` when one of them is an error.
pub fn load(
    world: &dyn World,
    root: &Path,
    path: &Path,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<Issue> {
    load_with(world, root, path, &Kept::default(), (sources, sink))
}

/// Loads the issue file at `path` with what was kept of runs before.
pub fn load_with(
    world: &dyn World,
    root: &Path,
    path: &Path,
    kept: &Kept,
    (sources, sink): (&mut Sources, &mut Sink),
) -> Option<Issue> {
    let folders = Folders::new(world, root, folder_of(path));
    let mut faults = Sink::default();
    let issue = issue_file(world, path, sources, &mut faults);
    let issue = issue.filter(|issue| bounds::issue(issue, &mut faults));
    let house = house(&folders, root, kept, sources, &mut faults);
    let folders = folders.named(root, house.as_ref());
    let mut loader = Loader {
        folders: &folders,
        rules: house.as_ref().map(|house| CopyRules::of(&house.value)).unwrap_or_default(),
        root,
        path,
        sources,
        sink: faults,
        copy: Sum::default(),
        missing: 0,
    };
    let (mut layouts, mut stories, mut fillers) = (BTreeMap::new(), Vec::new(), Vec::new());
    if let Some(issue) = &issue {
        layouts = loader.layouts(issue);
        stories = loader.stories(issue);
        fillers = loader.fillers(issue);
    }
    let files = issue.map(|issue| Files {
        path: path.to_owned(),
        candidates: validate::candidates(&issue.value, &layouts, &stories),
        issue,
        house,
        layouts,
        stories,
        fillers,
    });
    let mut faults = loader.sink;
    let found =
        files.as_ref().and_then(|files| validate::validate(files, &folders, root, &mut faults));
    let usable = !faults.has_errors();
    tell(faults, sources, sink);
    files.zip(found).filter(|_| usable).and_then(|(files, found)| finish(files, found))
}

/// Loads the house style alone, with every fault of its file.
pub fn load_house(
    world: &dyn World,
    root: &Path,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<HouseFile> {
    let mut faults = Sink::default();
    let folders = Folders::new(world, root, Path::new(""));
    let house = house(&folders, root, &Kept::default(), sources, &mut faults);
    let found = house.as_ref().map(|house| validate::house(house, &folders, root, &mut faults));
    let whole = house.zip(found).filter(|_| !faults.has_errors());
    tell(faults, sources, sink);
    whole.and_then(|(house, found)| house_file(house, found.files?))
}

/// How the copy of a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A story: Markdown, with or without a head between `+++` lines.
    Story,
    /// Raw text, a paragraph a line.
    Plain,
}

/// Loads the copy of one file that no edition names, as the house reads copy.
pub fn load_copy(
    world: &dyn World,
    path: &Path,
    (form, rules): (Form, &CopyRules),
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<CopyFile> {
    let source = loose_file(world, path, sources, sink)?;
    let text = sources.text(source);
    match form {
        Form::Story => story::read_copy(text, rules, source, sink),
        Form::Plain => {
            let (blocks, paragraphs) = (story::plain(text), Paragraphs::Line);
            Some(CopyFile { source, body: 0, blocks, paragraphs, leftovers: Vec::new() })
        }
    }
}

/// Reads the copy of a story that lies in no file; `path` is what messages call it.
pub fn read_copy(
    (path, text): (&Path, String),
    rules: &CopyRules,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<CopyFile> {
    let source = sources.add(path, text);
    story::read_copy(sources.text(source), rules, source, sink)
}

/// Reads a file that no edition names; a missing one is told.
pub(super) fn loose_file(
    world: &dyn World,
    path: &Path,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<SourceId> {
    let shown = path.display();
    match read(world, path, path, None, sources, sink) {
        Reading::Text(source) => Some(source),
        Reading::Missing => {
            let message = text!("没有文件 `{shown}`", "there is no file `{shown}`");
            let fault = Diagnostic::new(Code::MissingFile, None, message);
            sink.push(suggest_file(fault, path, &world.list(folder_of(path))));
            None
        }
        Reading::Faulty => None,
    }
}

/// Returns the folder of a file.
fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// Reads the issue file, wherever the user says it is.
fn issue_file(
    world: &dyn World,
    path: &Path,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<Checked<raw::IssueFile>> {
    match read(world, path, path, None, sources, sink) {
        Reading::Text(source) => {
            let mut file: Checked<raw::IssueFile> =
                check::check(sources.text(source), 0..0, source, sink)?;
            file.value.pages.iter_mut().for_each(|page| raw::settle(&mut page.photos));
            Some(file)
        }
        Reading::Missing => {
            let shown = path.display();
            let message = text!("没有期次文件 `{shown}`", "there is no issue file `{shown}`");
            let fault = Diagnostic::new(Code::MissingIssue, None, message);
            sink.push(suggest_file(fault, path, &world.list(folder_of(path))));
            None
        }
        Reading::Faulty => None,
    }
}

/// Reads the house style of `root`.
fn house(
    folders: &Folders,
    root: &Path,
    kept: &Kept,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<Checked<raw::House>> {
    let path = root.join("layouts").join("house.toml");
    let real = folders.layouts.to_named(&path, "layouts/house.toml", None, sink)?;
    match read(folders.world, &real, &path, None, sources, sink) {
        Reading::Text(source) => {
            let text = sources.text(source);
            kept.house(text, source, sink, |sink| check::check(text, 0..0, source, sink))
        }
        Reading::Missing => {
            let shown = path.display();
            let message =
                text!("没有报纸样式文件 `{shown}`", "there is no house style `{shown}`");
            let hint = text!(
                "用 --root 指明含有 layouts/ 和 fonts/ 的文件夹",
                "name the folder that holds layouts/ and fonts/ with --root"
            );
            sink.push(Diagnostic::new(Code::MissingHouse, None, message).hint(hint));
            None
        }
        Reading::Faulty => None,
    }
}

/// Tells the faults, but for what follows from a syntax error: other faults of its line.
fn tell(mut faults: Sink, sources: &Sources, sink: &mut Sink) {
    let line = |fault: &Diagnostic| {
        let span = fault.span.as_ref()?;
        Some((span.source, sources.place(span.source, span.range.start).line))
    };
    let mut broken = BTreeSet::new();
    faults.retain(|fault| {
        let line = line(fault);
        if line.is_some_and(|line| broken.contains(&line)) {
            return false;
        }
        if matches!(fault.code, Code::TomlSyntax | Code::BadDate) {
            broken.extend(line);
        }
        true
    });
    sink.append(faults);
}

/// Puts checked files together with what their names stand for.
fn finish(files: Files, found: Found) -> Option<Issue> {
    let house = house_file(files.house?, found.house)?;
    let layouts = files.layouts.into_iter().zip(found.ties).map(|((name, file), ties)| {
        let grid = PageGrid::of(&house.style.grid, &file.value.grid)?;
        let (layout, keys) = (file.value, file.keys);
        Some(LayoutFile { name, source: file.source, layout, keys, grid, ties })
    });
    let stories = files.stories.into_iter().zip(found.stories);
    let stories = stories.map(|(file, place)| story_in(file, place));
    let fillers = files.fillers.into_iter().zip(found.fillers).map(|(file, found)| Filler {
        // Make-up says where it stands.
        story: file.map(|file| {
            let nowhere = StoryFound { slot: 0, pictures: Vec::new(), jump: Jump::Never };
            story_in(file, nowhere)
        }),
        pictures: found.pictures,
        pages: found.pages,
    });
    Some(Issue {
        layouts: layouts.collect::<Option<_>>()?,
        path: files.path,
        source: files.issue.source,
        date: ids::date(&files.issue.value)?,
        file: files.issue.value,
        keys: files.issue.keys,
        house,
        pages: found.pages,
        stories: stories.collect(),
        fillers: fillers.collect(),
        filler_styles: found.filler_styles,
        spots: found.spots,
    })
}

/// Returns a story in its place.
fn story_in(file: StoryFile, place: StoryFound) -> Story {
    Story {
        id: file.id,
        file: file.file,
        folder: file.folder,
        source: file.source,
        head: file.head,
        keys: file.keys,
        blocks: file.blocks,
        leftovers: file.leftovers,
        paragraphs: file.paragraphs,
        dummy: file.dummy,
        placement: file.placement,
        slot: SlotId { page: PageId(file.page), slot: place.slot },
        pictures: place.pictures,
        jump: place.jump,
    }
}

/// Returns a checked house style with its grid, the styles of its own and where its files are.
fn house_file(house: Checked<raw::House>, files: HouseFiles) -> Option<HouseFile> {
    let grid = PageGrid::of(&house.value.grid, &raw::Grid::default())?;
    let own = OwnStyles::of(&house.value)?;
    let (style, keys) = (house.value, house.keys);
    Some(HouseFile { source: house.source, style, keys, grid, own, files })
}

/// Missing files for which another name is looked for.
const SUGGESTED: usize = 20;

/// Reads files and gathers their faults.
struct Loader<'a> {
    folders: &'a Folders<'a>,
    /// How the house reads copy.
    rules: CopyRules,
    root: &'a Path,
    path: &'a Path,
    sources: &'a mut Sources,
    sink: Sink,
    /// The copy read so far.
    copy: Sum,
    /// Files that were missed so far.
    missing: usize,
}

impl Loader<'_> {
    /// Reads each layout that a page names, once.
    fn layouts(
        &mut self,
        issue: &Checked<raw::IssueFile>,
    ) -> BTreeMap<String, Checked<raw::Layout>> {
        let mut layouts = BTreeMap::new();
        let mut seen: Vec<&str> = Vec::new();
        let pages = issue.value.pages.iter();
        for layout in pages.flat_map(|page| std::iter::once(&page.layout).chain(&page.or)) {
            let name = layout.value.as_str();
            if seen.contains(&name) {
                continue;
            }
            seen.push(name);
            let span = issue.source.span(layout.range.clone());
            if let Some(layout) = self.layout(name, span, issue.health) {
                layouts.insert(name.to_owned(), layout);
            }
        }
        layouts
    }

    fn layout(
        &mut self,
        name: &str,
        span: Span,
        health: Health,
    ) -> Option<Checked<raw::Layout>> {
        let folder = self.root.join("layouts");
        let path = folder.join(format!("{name}.toml"));
        let is_stem = !name.is_empty() && name != "house" && !name.contains(['/', '\\']);
        let (folders, at) = (self.folders, Some(span.clone()));
        let reading = match is_stem {
            true => {
                let real = folders.layouts.to_named(&path, name, at.clone(), &mut self.sink)?;
                read(folders.world, &real, &path, at, self.sources, &mut self.sink)
            }
            false => Reading::Missing,
        };
        match reading {
            Reading::Text(source) => {
                let text = self.sources.text(source);
                let layout = check::check(text, 0..0, source, &mut self.sink);
                layout.filter(|layout| bounds::layout(layout, &mut self.sink))
            }
            Reading::Missing if health > Health::Broken => {
                let files = folders.layouts.list(&folder);
                let stems = files.iter().filter_map(|file| file.strip_suffix(".toml"));
                let message = text!("没有版式 `{name}`", "there is no layout `{name}`");
                let diagnostic = Diagnostic::new(Code::UnknownLayout, span, message);
                let stems = stems.filter(|stem| *stem != "house");
                self.sink.push(names::suggest(diagnostic, name, stems));
                None
            }
            _ => None,
        }
    }

    /// Reads the story of each placement; a file that stands twice is read once. A dummy has no
    /// file.
    fn stories(&mut self, issue: &Checked<raw::IssueFile>) -> Vec<StoryFile> {
        let mut stories = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for (page, placements) in issue.value.pages.iter().enumerate() {
            for (placement, raw) in placements.stories.iter().enumerate() {
                let named = raw.file.as_ref().unwrap_or(&raw.slot);
                let span = issue.source.span(named.range.clone());
                if self.copy.is_full() {
                    return stories;
                }
                let story = match &raw.file {
                    Some(file) if seen.contains(&file.value.as_str()) => continue,
                    Some(file) => {
                        seen.push(&file.value);
                        self.story(issue, file)
                    }
                    None => {
                        dummy::story(raw, issue.source, &mut self.sink).map(|story| StoryFile {
                            id: ids::story(&issue.value.pages, page, placement),
                            file: self.own_name(),
                            ..story
                        })
                    }
                };
                let takes = |story: &StoryFile| self.copy.takes(story, span, &mut self.sink);
                let story = story.filter(takes);
                stories.extend(story.map(|story| StoryFile { page, placement, ..story }));
            }
        }
        stories
    }

    /// Reads the story of each filler that is a brief.
    fn fillers(&mut self, issue: &Checked<raw::IssueFile>) -> Vec<Option<StoryFile>> {
        let mut read = |filler: &raw::Filler| {
            let file = filler.file.as_ref().filter(|_| !self.copy.is_full())?;
            let span = issue.source.span(file.range.clone());
            let story = self.story(issue, file)?;
            self.copy.takes(&story, span, &mut self.sink).then_some(story)
        };
        issue.value.fillers.iter().map(&mut read).collect()
    }

    /// Returns the name of the issue file.
    fn own_name(&self) -> String {
        let name = self.path.file_name();
        name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    fn story(
        &mut self,
        issue: &Checked<raw::IssueFile>,
        file: &Spanned<String>,
    ) -> Option<StoryFile> {
        let name = file.value.as_str();
        let path = folder_of(self.path).join(name);
        let folder = folder_of(&path).to_owned();
        let span = Some(issue.source.span(file.range.clone()));
        let folders = self.folders;
        let real = folders.copy.to_named(&path, name, span.clone(), &mut self.sink)?;
        match read(folders.world, &real, &path, span.clone(), self.sources, &mut self.sink) {
            Reading::Text(source) => {
                let text = self.sources.text(source);
                let Copy { head, keys, read, leftovers, .. } =
                    story::read(text, &self.rules, source, &mut self.sink)?;
                let Body { blocks, paragraphs } = read;
                if !bounds::paragraphs(&blocks, source, &mut self.sink) {
                    return None;
                }
                Some(StoryFile {
                    id: ids::stem(name),
                    file: name.to_owned(),
                    folder,
                    source,
                    head,
                    keys,
                    blocks,
                    leftovers,
                    paragraphs,
                    dummy: false,
                    page: 0,
                    placement: 0,
                })
            }
            Reading::Missing if issue.health > Health::Broken => {
                let message = text!("没有稿件文件 `{name}`", "there is no story file `{name}`");
                let fault = Diagnostic::new(Code::MissingFile, span, message);
                self.missing += 1;
                // Each looks through its folder: whoever misses many has the wrong folder.
                let fault = match self.missing > SUGGESTED {
                    true => fault,
                    false => suggest_file(fault, &path, &folders.copy.list(&folder)),
                };
                self.sink.push(fault);
                None
            }
            _ => None,
        }
    }
}
