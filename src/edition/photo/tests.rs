//! Where photographs stand in their rooms.

use super::{Part, Photo, Placed, WHOLE};
use crate::geom::{Abs, Rect, Size};
use crate::ids::PhotoId;
use crate::terms::PhotoFit;

fn room(w: f64, h: f64) -> Rect {
    Rect::new(Abs::pt(20.0), Abs::pt(30.0), Abs::pt(20.0 + w), Abs::pt(30.0 + h))
}

/// A photograph of so many pixels of which nothing is said.
fn photo(width: u32, height: u32) -> Photo {
    Photo {
        image: PhotoId(0),
        file: String::new(),
        caption: None,
        credit: None,
        choice: Vec::new(),
        fit: None,
        drawn: false,
        part: Part::ALL,
        shape: Part::ALL.shape(width, height),
        zoom: 1000,
        focus: Part::ALL.focus(width, height),
        optional: false,
        span: crate::diag::Sources::default().add("issue.toml", String::new()).span(0..0),
    }
}

#[test]
fn a_crop_covers_its_room_and_keeps_the_proportions() {
    let parts = [Part::ALL, Part::of([0.1, 0.0, 0.9, 0.333]), Part::of([0.7, 0.2, 0.3, 0.8])];
    for (w, h) in [(2000, 1333), (640, 427), (300, 900), (1, 1)] {
        for focus in [(0, 0), (500, 500), (1000, 1000), (130, 970)] {
            for (part, zoom) in
                [(parts[0], 1000), (parts[0], 2345), (parts[1], 1000), (parts[2], 1000)]
            {
                let photo = photo(w, h);
                let shape = part.shape(w, h);
                let photo = Photo { focus, part, shape, zoom, ..photo };
                let room = room(410.0, 217.0);
                let Placed { rect, full } = photo.placed(room, PhotoFit::Cover);
                assert_eq!(rect, room);
                assert!(full.contains(room), "{w}x{h} {focus:?} {part:?}");
                let ratio = full.width().to_pt() / full.height().to_pt();
                assert!((ratio - f64::from(w) / f64::from(h)).abs() < 1e-4);
            }
        }
    }
}

#[test]
fn nothing_is_shown_of_what_the_editor_cut_off() {
    let photo = photo(1000, 1000);
    let part = Part::of([0.25, 0.5, 0.5, 0.25]);
    let photo = Photo { part, shape: part.shape(1000, 1000), ..photo };
    let place = |fit| photo.placed(room(100.0, 100.0), fit);
    let covers = place(PhotoFit::Cover);
    // A quarter of the height fills 100 pt, and half of the width would be 200 pt.
    assert_eq!(
        covers.full,
        Rect {
            x0: Abs::pt(-130.0),
            y0: Abs::pt(-170.0),
            x1: Abs::pt(270.0),
            y1: Abs::pt(230.0)
        }
    );
    let whole = place(PhotoFit::Whole);
    assert_eq!(whole.rect, room(100.0, 50.0));
    assert_eq!(whole.full.width(), Abs::pt(200.0));
    let size = Size::new(Abs::pt(100.0), Abs::pt(100.0));
    assert_eq!(photo.kept(size, PhotoFit::Cover), 0.5);
    assert_eq!(photo.kept(size, PhotoFit::Whole), 1.0);
}

#[test]
fn the_focus_moves_the_crop() {
    let square = photo(100, 100);
    let top = |focus| {
        let photo = Photo { focus, ..square.clone() };
        photo.placed(room(100.0, 50.0), PhotoFit::Cover).full.y0
    };
    assert_eq!(top((500, 0)), Abs::pt(30.0));
    assert_eq!(top((500, 1000)), Abs::pt(-20.0));
    assert_eq!(top((500, 500)), Abs::pt(5.0));
    // Of a portrait nobody says a point: its upper third stays.
    let portrait = photo(100, 200);
    assert_eq!(portrait.focus, (500, 330));
    let placed = portrait.placed(room(100.0, 100.0), PhotoFit::Cover);
    assert_eq!(placed.full.y0, Abs::pt(30.0 - 16.0));
}

#[test]
fn a_zoom_is_round_the_focus_and_no_loss() {
    let landscape = photo(300, 200);
    let closer = Photo { zoom: 2000, ..landscape.clone() };
    let place = |photo: &Photo| photo.placed(room(150.0, 100.0), PhotoFit::Cover);
    assert_eq!(place(&landscape).full, room(150.0, 100.0));
    let full = place(&closer).full;
    assert_eq!((full.x0, full.width()), (Abs::pt(20.0 - 75.0), Abs::pt(300.0)));
    assert_eq!(closer.kept(Size::new(Abs::pt(150.0), Abs::pt(100.0)), PhotoFit::Cover), 1.0);
}

#[test]
fn a_whole_picture_stands_in_the_middle_of_its_width() {
    let portrait = photo(100, 200);
    let placed = portrait.placed(room(150.0, 100.0), PhotoFit::Whole);
    assert_eq!(placed.rect.width(), Abs::pt(50.0));
    assert_eq!((placed.rect.x0, placed.rect.y0), (Abs::pt(70.0), Abs::pt(30.0)));
    assert_eq!(placed.full, placed.rect);
}

#[test]
fn parts_that_are_written_with_few_places_lie_in_the_picture() {
    let part = Part::of([0.667, 0.0, 0.334, 1.0]);
    assert_eq!(part.x + part.width, WHOLE);
}
