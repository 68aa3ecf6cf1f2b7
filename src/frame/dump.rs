//! A frame as text, for tests and for eyes.

use std::fmt::Write;

use super::{Frame, FrameItem};
use crate::geom::{Orientation, Rect};

/// Returns one line an item, each at its place on the page, with the clip that holds for it.
pub fn dump(frame: &Frame) -> String {
    let mut out = String::new();
    for piece in frame.pieces() {
        let _ = match piece.item {
            FrameItem::Text(run) => {
                let at = run.origin + piece.at;
                let (x, y) = (at.x.to_pt(), at.y.to_pt());
                let size = run.size.to_pt();
                let stance = match run.orientation {
                    Orientation::Across => "",
                    Orientation::Upright => " upright",
                    Orientation::Turned => " turned",
                };
                write!(out, "text {x:.3},{y:.3} f{} {size}pt{stance} {}", run.face.0, run.text)
            }
            FrameItem::Shape(shape) => {
                let kind = if shape.outline.is_some() { "outline" } else { "fill" };
                write!(out, "{kind} {}", show(piece.rect()))
            }
            FrameItem::Image(image) => {
                write!(out, "image {} {}", image.image.0, show(piece.rect()))
            }
            FrameItem::Group(_) => Ok(()),
        };
        out.extend(piece.clip.map(|clip| format!(" clip {}", show(clip))));
        out.push('\n');
    }
    out
}

fn show(rect: Rect) -> String {
    let [x0, y0, x1, y1] = [rect.x0, rect.y0, rect.x1, rect.y1].map(|side| side.to_pt());
    format!("{x0:.3},{y0:.3}..{x1:.3},{y1:.3}")
}
