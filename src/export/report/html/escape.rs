//! Text of any origin as HTML text.

use std::fmt;

/// Writes a text so that HTML and SVG read every character of it as text, in an attribute too.
pub(super) struct Esc<'a>(pub(super) &'a str);

impl fmt::Display for Esc<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\n' | '\t' => f.write_str(" ")?,
                c if c.is_control() => f.write_str("\u{fffd}")?,
                c => write!(f, "{c}")?,
            }
        }
        Ok(())
    }
}

/// Writes a path as the value of a `href`: every character of it is part of the path.
pub(super) struct Href<'a>(pub(super) &'a str);

impl fmt::Display for Href<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Browsers read these as marks of an address; the rest of Unicode they encode themselves.
        let marks = ['%', '?', '#', '\\', ' '];
        for part in self.0.split_inclusive(marks) {
            let (path, mark) = match part.chars().next_back().filter(|c| marks.contains(c)) {
                Some(mark) => (&part[..part.len() - mark.len_utf8()], Some(mark)),
                None => (part, None),
            };
            write!(f, "{}", Esc(path))?;
            mark.map_or(Ok(()), |mark| write!(f, "%{:02X}", u32::from(mark)))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Esc, Href};

    #[test]
    fn a_path_stays_a_path() {
        let shown = Href("../要闻 1/50%#a?.md\"").to_string();
        assert_eq!(shown, "../要闻%201/50%25%23a%3F.md&quot;");
    }

    #[test]
    fn nothing_can_open_a_tag_or_leave_an_attribute() {
        let bad = "<script>alert('1')</script>\" onload=\"x&\u{0}\n";
        let good = Esc(bad).to_string();
        assert_eq!(
            good,
            "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x&amp;\u{fffd} "
        );
    }
}
