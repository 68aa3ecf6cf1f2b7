//! Places on a grid: whole columns and lines.

/// Whole columns and lines of a grid, counted from one, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cells {
    /// First and last column.
    pub columns: (u32, u32),
    /// First and last line.
    pub lines: (u32, u32),
}

impl Cells {
    /// Returns how many columns wide they are.
    pub fn width(&self) -> u32 {
        self.columns.1 + 1 - self.columns.0
    }

    /// Returns how many lines high they are.
    pub fn height(&self) -> u32 {
        self.lines.1 + 1 - self.lines.0
    }

    /// Returns what these become of each of `takers` when they share these cells between them: those that
    /// lie at one side, at most a line away, and fill it, each as far as it goes; `None` where they do not.
    pub fn given_to(&self, takers: &[Cells]) -> Option<Vec<Cells>> {
        let above = |taker: &Cells| follows(taker.lines, self.lines, LINE_BETWEEN);
        let below = |taker: &Cells| follows(self.lines, taker.lines, LINE_BETWEEN);
        let left = |taker: &Cells| follows(taker.columns, self.columns, 0);
        let right = |taker: &Cells| follows(self.columns, taker.columns, 0);
        let all = |is: &dyn Fn(&Cells) -> bool| !takers.is_empty() && takers.iter().all(is);
        let across = fill(takers.iter().map(|taker| taker.columns).collect(), self.columns, 0);
        let down =
            fill(takers.iter().map(|taker| taker.lines).collect(), self.lines, LINE_BETWEEN);
        let taken = |taker: &Cells| {
            let (columns, lines) = (taker.columns, taker.lines);
            let lines = if across { hull(lines, self.lines) } else { lines };
            let columns = if across { columns } else { hull(columns, self.columns) };
            Cells { columns, lines }
        };
        let shared =
            across && (all(&above) || all(&below)) || down && (all(&left) || all(&right));
        shared.then(|| takers.iter().map(taken).collect())
    }
}

/// Empty lines that may part neighbours.
const LINE_BETWEEN: u32 = 1;

/// Returns whether one range begins right behind another, or so many places later.
fn follows(one: (u32, u32), other: (u32, u32), between: u32) -> bool {
    one.1 < other.0 && other.0 <= one.1.saturating_add(1 + between)
}

/// Returns whether ranges follow one another from the beginning of `whole` to its end.
fn fill(mut parts: Vec<(u32, u32)>, whole: (u32, u32), between: u32) -> bool {
    parts.sort_unstable();
    let ends = parts.first().map(|part| part.0) == Some(whole.0)
        && parts.last().map(|part| part.1) == Some(whole.1);
    ends && parts.windows(2).all(|pair| follows(pair[0], pair[1], between))
}

fn hull(one: (u32, u32), other: (u32, u32)) -> (u32, u32) {
    (one.0.min(other.0), one.1.max(other.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(columns: (u32, u32), lines: (u32, u32)) -> Cells {
        Cells { columns, lines }
    }

    #[test]
    fn a_neighbour_over_the_same_columns_takes_the_room_and_the_line_between() {
        let photo = cells((1, 2), (28, 44));
        let given = photo.given_to(&[cells((1, 2), (46, 77))]);
        assert_eq!(given, Some(vec![cells((1, 2), (28, 77))]));
        assert_eq!(photo.given_to(&[cells((1, 2), (47, 77))]), None);
        assert_eq!(photo.given_to(&[cells((1, 3), (46, 77))]), None);
        assert_eq!(photo.given_to(&[]), None);
    }

    #[test]
    fn several_share_a_side_that_they_fill() {
        let tail = cells((3, 5), (51, 77));
        let (second, briefs) = (cells((3, 4), (28, 49)), cells((5, 5), (4, 49)));
        let given = tail.given_to(&[second, briefs]);
        assert_eq!(given, Some(vec![cells((3, 4), (28, 77)), cells((5, 5), (4, 77))]));
        assert_eq!(tail.given_to(&[second]), None);
        let comment = cells((4, 5), (38, 77));
        let rows = [cells((1, 3), (38, 51)), cells((1, 3), (53, 71)), cells((1, 3), (72, 77))];
        let wide = rows.map(|row| Cells { columns: (1, 5), ..row });
        assert_eq!(comment.given_to(&rows), Some(wide.to_vec()));
        assert_eq!(comment.given_to(&rows[..2]), None);
    }
}
