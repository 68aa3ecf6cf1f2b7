//! The files that an edition needs beside its faces: pictures, the ICC profile.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Sink, Span, Text};
use crate::digest::Digest;
use crate::edition::kept::Kept;
use crate::ids::PhotoId;
use crate::image::{self, Glance, Picture, PictureError};
use crate::issue::Issue;
use crate::limits::{PICTURE_AREA, PICTURE_FILE, PICTURE_MEMORY, PICTURE_SIDE, PROFILE_FILE};
use crate::repro;
use crate::rules::Code;
use crate::text;
use crate::world::World;

/// The pictures of an edition, each read once however often it is placed.
#[derive(Debug, Default)]
pub(super) struct Assets {
    /// The pictures, by [`PhotoId`].
    pub(super) pictures: Vec<Picture>,
    ids: BTreeMap<PathBuf, PhotoId>,
}

/// One picture file that the issue or a story names.
struct Wanted {
    /// Where it lies.
    path: PathBuf,
    /// Where it is said to lie, for messages.
    shown: PathBuf,
    span: Span,
}

impl Assets {
    /// Reads every picture that the issue names, two at a time on two cores.
    pub(super) fn read(
        issue: &Issue,
        world: &dyn World,
        kept: &Kept,
        sink: &mut Sink,
    ) -> Assets {
        let mut seen = BTreeSet::new();
        let mut wanted = all_pictures(issue);
        wanted.retain(|picture| seen.insert(picture.path.clone()));
        let read: Vec<_> =
            wanted.par_iter().map(|it| read_picture(world, &it.path, kept)).collect();
        kept.only(wanted.iter().map(|picture| &picture.path));
        let mut assets = Assets::default();
        for (Wanted { path, shown, span }, picture) in wanted.into_iter().zip(read) {
            match picture {
                Ok(picture) => {
                    assets.ids.insert(path, PhotoId(assets.pictures.len() as u32));
                    assets.pictures.push(picture);
                }
                Err(fault) => sink.push(fault.diagnostic(span, &shown)),
            }
        }
        assets
    }

    /// Returns the picture of a path that the issue names; all of them were read.
    pub(super) fn id(&self, path: &Path) -> PhotoId {
        self.ids[path]
    }
}

/// Returns the pictures of the issue file, then those of the stories and of the fillers, with their places.
fn all_pictures(issue: &Issue) -> Vec<Wanted> {
    let folder = issue.path.parent().unwrap_or(Path::new(""));
    let placed = issue.file.pages.iter().zip(&issue.pages).flat_map(|(page, found)| {
        page.photos.iter().zip(&found.pictures).map(|(photo, path)| Wanted {
            path: path.clone(),
            shown: folder.join(&photo.file.value),
            span: issue.source.span(photo.file.range.clone()),
        })
    });
    let own = issue.stories.iter().flat_map(|story| {
        story.head.photos.iter().zip(&story.pictures).map(|(photo, path)| Wanted {
            path: path.clone(),
            shown: story.folder.join(&photo.file.value),
            span: story.source.span(photo.file.range.clone()),
        })
    });
    let fillers = issue.file.fillers.iter().zip(&issue.fillers).flat_map(|(filler, found)| {
        filler.pictures().zip(&found.pictures).map(|(file, path)| Wanted {
            path: path.clone(),
            shown: folder.join(&file.value),
            span: issue.source.span(file.range.clone()),
        })
    });
    placed.chain(own).chain(fillers).collect()
}

/// Why a picture cannot be used.
enum Fault {
    Read(crate::world::ReadError),
    Picture(PictureError),
}

fn read_picture(world: &dyn World, path: &Path, kept: &Kept) -> Result<Picture, Fault> {
    // The state before the reading: what is written meanwhile shows the next time.
    let stamp = world.stamp(path);
    if let Some(picture) = kept.picture(path, stamp) {
        return Ok(picture);
    }
    let bytes = world.read_at_most(path, PICTURE_FILE.value).map_err(Fault::Read)?;
    // Decoding is dear: a file that was found whole once is not decoded again.
    let store = world.store();
    let name = |digest: &Digest| format!("glance-{digest}");
    let known = Cell::new(false);
    let seen = |digest: &Digest| {
        let stored = || Glance::from_bytes(&store.get(&name(digest))?);
        let seen = kept.glance(path, digest).or_else(stored);
        known.set(seen.is_some());
        seen
    };
    let picture = image::read(bytes, &seen).map_err(Fault::Picture)?;
    if !known.get() {
        store.put(&name(&picture.digest), &picture.glance.to_bytes());
    }
    let picture = if world.is_lasting() { picture.left_at(path) } else { picture };
    kept.keep_picture(path, stamp, &picture);
    Ok(picture)
}

impl Fault {
    fn diagnostic(self, span: Span, path: &Path) -> Diagnostic {
        let path = path.display();
        match self {
            Fault::Read(error) => {
                let Text { zh, en } = error.message();
                Diagnostic::new(
                    Code::UnreadablePicture,
                    span,
                    text!("读不到图片 {path}：{zh}", "cannot read picture {path}: {en}"),
                )
                .hint(text!("检查文件名和读取权限", "check the file's name and permissions"))
            }
            Fault::Picture(error) => picture_fault(error, span, &path.to_string()),
        }
    }
}

/// Returns the diagnostic of a file that is no usable picture.
fn picture_fault(error: PictureError, span: Span, path: &str) -> Diagnostic {
    match error {
        PictureError::Truncated => Diagnostic::new(
            Code::TruncatedPicture,
            span,
            text!("图片 {path} 不完整，文件提前结束", "picture {path} is truncated"),
        )
        .hint(text!("重新传一次原图", "transfer the original again")),
        PictureError::TooLarge { width, height } => {
            let ([side_zh, side], [area_zh, area]) =
                (PICTURE_SIDE.amount(), PICTURE_AREA.amount());
            Diagnostic::new(
                Code::PictureTooLarge,
                span,
                text!(
                    "图片 {path} 有 {width}×{height} 像素，太大",
                    "picture {path} has {width} x {height} pixels, which is too large"
                ),
            )
            .hint(text!(
                "缩到每边 {side_zh}、共 {area_zh} 以内",
                "bring it down to {side} a side and {area} in all"
            ))
        }
        PictureError::TooHeavy { width, height, percent } => {
            let [memory_zh, memory] = PICTURE_MEMORY.amount();
            let (w, h) = (width * percent / 100, height * percent / 100);
            Diagnostic::new(
                Code::PictureTooLarge,
                span,
                text!(
                    "图片 {path} 有 {width}×{height} 像素，解码占内存超过 {memory_zh}",
                    "picture {path} has {width} x {height} pixels, which take more than {memory} to decode"
                ),
            )
            .hint(text!(
                "缩到 {w}×{h} 以内，或存成 8 位、不分级（非渐进）的文件",
                "bring it down to {w} x {h}, or save it with 8 bits a channel and not progressive"
            ))
        }
        PictureError::Unsupported(Text { zh, en }) => Diagnostic::new(
            Code::UnsupportedPicture,
            span,
            text!("图片 {path} 的格式不支持：{zh}", "picture {path}: {en} is not supported"),
        )
        .hint(text!("另存为 JPEG、PNG 或 TIFF", "save it as JPEG, PNG or TIFF")),
        PictureError::Unreadable(Text { zh, en }) => Diagnostic::new(
            Code::UnreadablePicture,
            span,
            text!("图片 {path} 打不开：{zh}", "picture {path} cannot be read: {en}"),
        )
        .hint(text!("检查文件是不是图片", "check that the file is a picture")),
    }
}

/// Reads the ICC profile of the printing condition.
pub(super) fn profile(issue: &Issue, world: &dyn World, sink: &mut Sink) -> Option<Arc<[u8]>> {
    let name = issue.house.style.press.profile.as_ref()?;
    let path = issue.house.files.profile.as_ref()?;
    let span = issue.house.source.span(name.range.clone());
    let file = &name.value;
    let bytes = match world.read_at_most(path, PROFILE_FILE.value) {
        Ok(bytes) => bytes,
        Err(error) => {
            let Text { zh, en } = error.message();
            sink.push(
                Diagnostic::new(
                    Code::UnreadableProfile,
                    span,
                    text!(
                        "读不到 ICC 特性文件 {file}：{zh}",
                        "cannot read ICC profile {file}: {en}"
                    ),
                )
                .hint(text!("路径从 layouts/ 算起", "the path counts from layouts/")),
            );
            return None;
        }
    };
    if let Err(error) = repro::check_profile(&bytes) {
        let Text { zh, en } = error.message();
        sink.push(
            Diagnostic::new(
                Code::WrongProfile,
                span,
                text!(
                    "{file} 不能作印刷特性文件：{zh}",
                    "{file} cannot be the profile of the press: {en}"
                ),
            )
            .hint(text!(
                "需要设备类别 prtr、颜色空间 CMYK、第 2 或第 4 版的特性文件",
                "it must be of device class prtr, colour space CMYK and version 2 or 4"
            )),
        );
        return None;
    }
    Some(bytes)
}
