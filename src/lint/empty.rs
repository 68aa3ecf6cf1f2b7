//! Empty rectangles between things that stand on a page: exact geometry, whatever the things are.

use crate::geom::{Abs, Rect, Size};

/// Where nothing stands: a list of rectangles that holds every one that cannot be made larger.
pub(super) struct Empty {
    /// The least that counts.
    least: Size,
    free: Vec<Rect>,
}

impl Empty {
    /// Looks for empty rectangles of at least `least` in `area`, where `ink` stands.
    pub(super) fn of(area: Rect, ink: &[Rect], least: Size) -> Empty {
        let mut ink: Vec<Rect> = ink.iter().copied().filter(|it| it.overlaps(area)).collect();
        ink.sort_by_key(|it| it.y0);
        // One that cannot be made larger begins at the top or under something.
        let mut tops: Vec<Abs> = ink.iter().map(|it| it.y1).collect();
        tops.push(area.y0);
        tops.retain(|top| *top + least.h <= area.y1);
        tops.sort();
        tops.dedup();
        let free = tops.iter().flat_map(|top| under(*top, area, &ink, least));
        let mut empty = Empty { least, free: free.collect() };
        empty.free.retain(|rect| empty.least.w <= rect.width());
        empty
    }

    /// Takes the largest out, so that what is left of the others is looked for beside it.
    pub(super) fn take(&mut self) -> Option<Rect> {
        let area = |rect: &Rect| rect.width().to_pt() * rect.height().to_pt();
        let largest =
            self.free.iter().copied().max_by(|a, b| area(a).total_cmp(&area(b)).then(b.cmp(a)));
        largest.inspect(|rect| self.fill(*rect))
    }

    /// Says that something stands there after all.
    pub(super) fn fill(&mut self, ink: Rect) {
        let least = self.least;
        let left = self.free.iter().flat_map(|free| around(*free, ink));
        let holds = |rect: &Rect| rect.width() >= least.w && rect.height() >= least.h;
        self.free = left.filter(holds).collect();
        self.free.sort();
        self.free.dedup();
    }
}

/// Returns the empty rectangles that begin at `top`, each as wide and then as low as it comes.
fn under(top: Abs, area: Rect, ink: &[Rect], least: Size) -> Vec<Rect> {
    let mut found = Vec::new();
    let mut open = vec![(area.x0, area.x1)];
    for it in ink.iter().filter(|it| it.y1 > top) {
        if open.is_empty() {
            break;
        }
        let mut next = Vec::with_capacity(open.len() + 1);
        for (x0, x1) in open {
            if it.x1 <= x0 || x1 <= it.x0 {
                next.push((x0, x1));
                continue;
            }
            if it.y0 >= top + least.h {
                found.push(Rect::new(x0, top, x1, it.y0));
            }
            let sides = [(x0, it.x0), (it.x1, x1)];
            next.extend(sides.into_iter().filter(|(x0, x1)| *x1 - *x0 >= least.w));
        }
        open = next;
    }
    found.extend(open.into_iter().map(|(x0, x1)| Rect::new(x0, top, x1, area.y1)));
    found
}

/// Returns what is left of a rectangle round something that stands in it: the four largest, which share
/// their corners.
fn around(free: Rect, ink: Rect) -> Vec<Rect> {
    if !free.overlaps(ink) {
        return vec![free];
    }
    vec![
        Rect { x1: ink.x0.max(free.x0), ..free },
        Rect { x0: ink.x1.min(free.x1), ..free },
        Rect { y1: ink.y0.max(free.y0), ..free },
        Rect { y0: ink.y1.min(free.y1), ..free },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x0: i64, y0: i64, x1: i64, y1: i64) -> Rect {
        let [x0, y0, x1, y1] = [x0, y0, x1, y1].map(Abs::from_units);
        Rect::new(x0, y0, x1, y1)
    }

    fn found(ink: &[Rect], least: (i64, i64)) -> Vec<Rect> {
        let least = Size::new(Abs::from_units(least.0), Abs::from_units(least.1));
        let mut empty = Empty::of(rect(0, 0, 100, 100), ink, least);
        std::iter::from_fn(|| empty.take()).collect()
    }

    #[test]
    fn a_page_without_ink_is_one_hole_and_a_full_one_none() {
        assert_eq!(found(&[], (10, 10)), [rect(0, 0, 100, 100)]);
        assert_eq!(found(&[rect(0, 0, 100, 100)], (10, 10)), []);
        assert_eq!(found(&[rect(-5, 40, 105, 60)], (10, 50)), []);
    }

    #[test]
    fn the_largest_comes_first_and_what_is_left_beside_it_next() {
        let ink = [rect(0, 0, 60, 30), rect(70, 80, 100, 100)];
        let holes = [rect(0, 30, 100, 80), rect(0, 80, 70, 100), rect(60, 0, 100, 30)];
        assert_eq!(found(&ink, (10, 10)), holes);
        assert_eq!(found(&ink, (41, 10)), holes[..2]);
    }

    #[test]
    fn what_is_a_hair_too_small_is_none() {
        let lines = [rect(0, 0, 100, 40), rect(0, 50, 100, 100)];
        assert_eq!(found(&lines, (100, 10)), [rect(0, 40, 100, 50)]);
        assert_eq!(found(&lines, (100, 11)), []);
        assert_eq!(found(&lines, (101, 10)), []);
    }

    /// Against the plainest way: every rectangle with whole corners, the largest empty one first.
    #[test]
    fn no_empty_rectangle_is_larger_than_the_first() {
        let mut seed = 7_u64;
        let mut next = |below: i64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888);
            (seed >> 33) as i64 % below
        };
        for _ in 0..60 {
            let ink: Vec<Rect> = (0..4)
                .map(|_| (next(9), next(9), 1 + next(5), 1 + next(5)))
                .map(|(x, y, w, h)| rect(x, y, (x + w).min(10), (y + h).min(10)))
                .collect();
            let least = Size::new(Abs::from_units(2), Abs::from_units(2));
            let first = Empty::of(rect(0, 0, 10, 10), &ink, least).take();
            let size = |it: Rect| it.width().units() * it.height().units();
            let mut best = 0;
            for (x0, y0) in (0..9).flat_map(|x| (0..9).map(move |y| (x, y))) {
                for (x1, y1) in (x0 + 2..11).flat_map(|x| (y0 + 2..11).map(move |y| (x, y))) {
                    let it = rect(x0, y0, x1, y1);
                    if ink.iter().all(|ink| !ink.overlaps(it)) {
                        best = best.max(size(it));
                    }
                }
            }
            assert_eq!(first.map_or(0, size), best, "{ink:?}");
            assert!(first.is_none_or(|it| ink.iter().all(|ink| !ink.overlaps(it))), "{ink:?}");
        }
    }
}
