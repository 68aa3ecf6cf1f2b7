//! Colours by the million: a grid of them converted once, and tetrahedra between its nodes.

/// Nodes a side; the colour engine's own grids for three channels have as many.
const SIDE: usize = 33;
/// Parts of the way from node to node.
const PARTS: u32 = 256;
/// What full ink counts at a node: 256 times what it counts in a sample, so that a weighted sum
/// of nodes is a sample times 65,536.
const FULL: u32 = 255 * 256;

/// Steps from a node to the next along a channel.
const RED: usize = SIDE * SIDE;
const GREEN: usize = SIDE;
const BLUE: usize = 1;
/// The first step and the first two together, by whether red has come as far as green, green as
/// far as blue and red as far as blue; two of the eight answers contradict themselves.
const STEPS: [(usize, usize); 8] = [
    (BLUE, BLUE + GREEN),
    (0, 0),
    (GREEN, GREEN + BLUE),
    (GREEN, GREEN + RED),
    (BLUE, BLUE + RED),
    (RED, RED + BLUE),
    (0, 0),
    (RED, RED + GREEN),
];

/// Inks for a grid of colours.
#[derive(Clone)]
pub(super) struct Grid {
    /// By red, green and blue, blue the fastest.
    nodes: Vec<[u16; 4]>,
    /// By sample: the node below, and how many parts of the way lie beyond it.
    places: [(usize, u32); 256],
}

impl Grid {
    /// Makes the grid; `convert` turns light into inks, both to 65,535.
    pub(super) fn new(convert: impl FnOnce(&[[u16; 3]], &mut [[u16; 4]])) -> Grid {
        let level = |node: usize| (node * 65_535 / (SIDE - 1)) as u16;
        let colors: Vec<[u16; 3]> = (0..SIDE.pow(3))
            .map(|at| [at / SIDE / SIDE, at / SIDE % SIDE, at % SIDE].map(level))
            .collect();
        let mut nodes = vec![[0; 4]; colors.len()];
        convert(&colors, &mut nodes);
        for ink in nodes.iter_mut().flatten() {
            *ink = ((u32::from(*ink) * FULL + 32_767) / 65_535) as u16;
        }
        let places = std::array::from_fn(|sample| {
            let way = (sample as u32 * (SIDE as u32 - 1) * PARTS + 127) / 255;
            // The last sample is the end of the last step, not the beginning of one more.
            let node = ((way / PARTS) as usize).min(SIDE - 2);
            (node, way - node as u32 * PARTS)
        });
        Grid { nodes, places }
    }

    /// Converts pixels.
    pub(super) fn convert(&self, light: &[[u8; 3]], inks: &mut [[u8; 4]]) {
        for (light, inks) in light.iter().zip(inks) {
            *inks = self.inks(*light);
        }
    }

    /// Weighs the four corners of the tetrahedron in which a colour lies: from the lower node
    /// of its cube to the upper one, along the channels in the order of how far they have come.
    fn inks(&self, light: [u8; 3]) -> [u8; 4] {
        let [(red, r), (green, g), (blue, b)] =
            light.map(|sample| self.places[usize::from(sample)]);
        let below = (red * SIDE + green) * SIDE + blue;
        let most = r.max(g).max(b);
        let least = r.min(g).min(b);
        let middle = r + g + b - most - least;
        // Without a branch: which way a colour leans is as good as chance.
        let order = usize::from(r >= g) << 2 | usize::from(g >= b) << 1 | usize::from(r >= b);
        let (one, two) = STEPS[order];
        let corners = [
            (below, PARTS - most),
            (below + one, most - middle),
            (below + two, middle - least),
            (below + RED + GREEN + BLUE, least),
        ];
        let mut sums = [PARTS * 128; 4];
        for (node, weight) in corners {
            for (sum, ink) in sums.iter_mut().zip(self.nodes[node]) {
                *sum += u32::from(ink) * weight;
            }
        }
        sums.map(|sum| (sum / (PARTS * 256)) as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_even_between_nodes_comes_out_exactly() {
        // Inks that are planes in light, so that nothing is lost between nodes.
        let grid = Grid::new(|light, inks| {
            for ([r, g, b], inks) in light.iter().zip(inks) {
                let sum = (u32::from(*r) + u32::from(*g) + u32::from(*b)) / 3;
                *inks = [65_535 - r, 65_535 - g, *b, sum as u16];
            }
        });
        for r in (0..=255).step_by(5) {
            for g in (0..=255).step_by(3) {
                for b in 0..=255u8 {
                    let (r, g) = (r as u8, g as u8);
                    let [c, m, y, k] = grid.inks([r, g, b]);
                    let sum = (i32::from(r) + i32::from(g) + i32::from(b)) / 3;
                    assert!(c.abs_diff(255 - r) <= 1 && m.abs_diff(255 - g) <= 1);
                    assert!(y.abs_diff(b) <= 1 && (i32::from(k) - sum).abs() <= 1);
                }
            }
        }
        assert_eq!(grid.inks([0; 3]), [255, 255, 0, 0]);
        assert_eq!(grid.inks([255; 3]), [0, 0, 255, 255]);
    }
}
