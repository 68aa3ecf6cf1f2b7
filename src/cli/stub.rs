//! Stands in for the pipeline until it lands: the lead deletes this file and names the library.

pub(super) mod edition {
    use banmian::diag::Sink;
    use banmian::font::Book;
    use banmian::issue::Issue;
    use banmian::world::World;
    use std::path::Path;

    pub(in crate::cli) struct Edition {
        pub(in crate::cli) book: Book,
        pub(in crate::cli) pictures: Vec<()>,
        pub(in crate::cli) paper: String,
        pub(in crate::cli) date: String,
        pub(in crate::cli) number: Option<u32>,
        pub(super) over: bool,
    }

    pub(in crate::cli) fn resolve(
        issue: &Issue,
        _: &dyn World,
        _: &Path,
        _: &mut Sink,
    ) -> Option<Edition> {
        Some(Edition {
            book: Book::default(),
            pictures: Vec::new(),
            paper: "金坛时报".to_owned(),
            date: issue.date.to_string(),
            number: issue
                .file
                .edition
                .number
                .as_ref()
                .map(|number| number.value),
            over: issue.stories.iter().any(|s| {
                s.id == "comment-service"
                    && s.blocks.iter().map(|b| b.chars()).sum::<u32>() > 1800
            }),
        })
    }
}

pub(super) mod layout {
    use super::edition::Edition;
    use banmian::diag::Severity;
    use banmian::frame::{Composition, Finding, Frame, PageComposition};
    use banmian::geom::{Abs, Size};
    use banmian::text;

    pub(in crate::cli) fn compose(edition: &Edition) -> Composition {
        let page = PageComposition {
            number: 1,
            name: "要闻".to_owned(),
            layout: "front".to_owned(),
            trim: Size::new(Abs::mm(275.0), Abs::mm(390.0)),
            frame: Frame::default(),
            slots: Vec::new(),
        };
        let finding = Finding {
            code: "overset",
            severity: Severity::Error,
            page: Some(1),
            slot: None,
            story: None,
            rect: None,
            source: None,
            message: text!("溢出", "over"),
            hints: Vec::new(),
            data: Vec::new(),
        };
        let findings = if edition.over {
            vec![finding]
        } else {
            Vec::new()
        };
        Composition {
            pages: vec![page],
            stories: Vec::new(),
            findings,
        }
    }
}

pub(super) mod pdf {
    use super::edition::Edition;
    use banmian::font::Book;
    use banmian::frame::Composition;

    pub(in crate::cli) struct Info;

    impl Info {
        pub(in crate::cli) fn of(_: &Edition) -> Info {
            Info
        }
    }

    pub(in crate::cli) fn press(
        _: &Composition,
        _: &Book,
        _: &[()],
        _: &Info,
    ) -> Result<Vec<u8>, String> {
        Ok(b"%PDF-1.6\n".to_vec())
    }
}

pub(super) mod diag {
    use banmian::diag::{Diagnostic, Lang, Sources};

    pub(in crate::cli) fn render(
        all: &[Diagnostic],
        _: &Sources,
        lang: Lang,
        _: bool,
    ) -> String {
        all.iter()
            .map(|one| format!("{}: {}\n", one.code, one.message.get(lang)))
            .collect()
    }
}
