//! A frame as text, for tests and for eyes.

use std::fmt::Write;

use super::{Frame, FrameItem};
use crate::geom::{Orientation, Rect};

/// Returns one line an item, nested groups indented.
pub fn dump(frame: &Frame) -> String {
    let mut out = String::new();
    write_frame(frame, 0, &mut out);
    out
}

fn write_frame(frame: &Frame, depth: usize, out: &mut String) {
    for item in &frame.items {
        let _ = write!(out, "{:1$}", "", depth * 2);
        let _ = match item {
            FrameItem::Group { frame, clip } => {
                let clip = clip.map(|rect| format!(" clip {}", show(rect)));
                let _ = writeln!(out, "group{}", clip.unwrap_or_default());
                write_frame(frame, depth + 1, out);
                Ok(())
            }
            FrameItem::Text(run) => {
                let (x, y) = (run.origin.x.to_pt(), run.origin.y.to_pt());
                let size = run.size.to_pt();
                let stance = match run.orientation {
                    Orientation::Across => "",
                    Orientation::Upright => " upright",
                    Orientation::Turned => " turned",
                };
                writeln!(
                    out,
                    "text {x:.3},{y:.3} f{} {size}pt{stance} {}",
                    run.face.0, run.text
                )
            }
            FrameItem::Shape(shape) => {
                let kind = if shape.outline.is_some() { "outline" } else { "fill" };
                writeln!(out, "{kind} {}", show(shape.rect))
            }
            FrameItem::Image(image) => {
                writeln!(out, "image {} {}", image.image.0, show(image.rect))
            }
        };
    }
}

fn show(rect: Rect) -> String {
    let [x0, y0, x1, y1] = [rect.x0, rect.y0, rect.x1, rect.y1].map(|side| side.to_pt());
    format!("{x0:.3},{y0:.3}..{x1:.3},{y1:.3}")
}
