//! JPEG files made by hand: blocks of one tone, baseline, of any number of components.

/// A JPEG whose blocks of 8 by 8 pixels are each of one tone.
pub(crate) struct Jpeg {
    /// Blocks across and down.
    pub(crate) blocks: (u16, u16),
    /// Components a pixel.
    pub(crate) components: u8,
    /// Whether it names Adobe's programs as its maker.
    pub(crate) adobe: bool,
    /// Exif orientation.
    pub(crate) orientation: Option<u8>,
}

impl Jpeg {
    /// Returns the file; `tone` gives the sample of a block: column, row, component.
    pub(crate) fn write(&self, tone: impl Fn(u16, u16, u8) -> u8) -> Vec<u8> {
        let mut out = vec![0xFF, 0xD8];
        if let Some(orientation) = self.orientation {
            let mut exif =
                b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
            exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
            segment(&mut out, 0xE1, &exif);
        }
        if self.adobe {
            segment(&mut out, 0xEE, b"Adobe\0\x64\0\0\0\0\0");
        }
        // With a step of 8 the constant coefficient is the tone itself, 128 taken away.
        segment(&mut out, 0xDB, &[&[0][..], &[8; 64]].concat());
        let (width, height) = (self.blocks.0 * 8, self.blocks.1 * 8);
        let ([w0, w1], [h0, h1]) = (width.to_be_bytes(), height.to_be_bytes());
        let mut frame = vec![8, h0, h1, w0, w1, self.components];
        let mut scan = vec![self.components];
        for component in 1..=self.components {
            frame.extend([component, 0x11, 0]);
            scan.extend([component, 0]);
        }
        scan.extend([0, 63, 0]);
        segment(&mut out, 0xC0, &frame);
        // Constant coefficients: nine categories of four bits each. All others: "end of block", one bit.
        let lengths = |at: usize, count: u8| {
            let mut lengths = [0; 16];
            lengths[at] = count;
            lengths
        };
        segment(
            &mut out,
            0xC4,
            &[&[0][..], &lengths(3, 9), &[0, 1, 2, 3, 4, 5, 6, 7, 8]].concat(),
        );
        segment(&mut out, 0xC4, &[&[0x10][..], &lengths(0, 1), &[0]].concat());
        segment(&mut out, 0xDA, &scan);
        out.extend(self.scan(tone));
        out.extend([0xFF, 0xD9]);
        out
    }

    fn scan(&self, tone: impl Fn(u16, u16, u8) -> u8) -> Vec<u8> {
        let mut bits = Bits::default();
        let mut before = vec![0i32; usize::from(self.components)];
        for row in 0..self.blocks.1 {
            for column in 0..self.blocks.0 {
                for component in 0..self.components {
                    let value = i32::from(tone(column, row, component)) - 128;
                    let step = value - before[usize::from(component)];
                    before[usize::from(component)] = value;
                    let category = 32 - step.unsigned_abs().leading_zeros();
                    bits.push(category, 4);
                    let down = if step < 0 { -1 } else { 0 };
                    bits.push((step + down) as u32 & ((1 << category) - 1), category);
                    bits.push(0, 1);
                }
            }
        }
        bits.finish()
    }
}

fn segment(out: &mut Vec<u8>, marker: u8, bytes: &[u8]) {
    out.extend([0xFF, marker]);
    out.extend((bytes.len() as u16 + 2).to_be_bytes());
    out.extend(bytes);
}

/// Bits of entropy-coded data (ITU-T T.81, F.1.2).
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    open: u32,
    count: u32,
}

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        for at in (0..count).rev() {
            self.open = self.open << 1 | value >> at & 1;
            self.count += 1;
            if self.count == 8 {
                self.bytes.push(self.open as u8);
                if self.open == 0xFF {
                    self.bytes.push(0);
                }
                (self.open, self.count) = (0, 0);
            }
        }
    }

    fn finish(mut self) -> Vec<u8> {
        while self.count != 0 {
            self.push(1, 1);
        }
        self.bytes
    }
}
