//! The head of an ICC profile (ICC.1:2010, 7.2), read without any colour engine.

use std::error::Error;
use std::fmt;

use crate::diag::Text;
use crate::text;

/// What a profile says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Major version.
    pub version: u8,
    /// Device class: `prtr` for a printing condition.
    pub class: [u8; 4],
    /// Colour space of the device: `CMYK`, `RGB `, `GRAY`.
    pub space: [u8; 4],
}

/// Says why bytes are no profile of a printing condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileError {
    /// No ICC profile, or not a whole one.
    NotWhole,
    /// A version that no press file may hold.
    Version(u8),
    /// Another class of device than a printer.
    Class([u8; 4]),
    /// Another colour space than CMYK.
    Space([u8; 4]),
    /// The colour engine finds a fault in it, or a way of converting is missing.
    Unusable,
}

impl Header {
    /// Reads the head of a profile; its length must be that of the bytes.
    pub fn read(profile: &[u8]) -> Result<Header, ProfileError> {
        let head: &[u8; 128] = profile.first_chunk().ok_or(ProfileError::NotWhole)?;
        let word = |at: usize| [head[at], head[at + 1], head[at + 2], head[at + 3]];
        let is_whole = u32::from_be_bytes(word(0)) as usize <= profile.len();
        if word(36) != *b"acsp" || !is_whole {
            return Err(ProfileError::NotWhole);
        }
        Ok(Header { version: head[8], class: word(12), space: word(16) })
    }

    /// Checks that the profile may be the output intent of a press file: a printer's, of CMYK, of
    /// version 2 or 4 (ISO 15930-7, 6.2; GWG 2022 R0035).
    pub fn check_press(self) -> Result<(), ProfileError> {
        match self {
            Header { class, .. } if class != *b"prtr" => Err(ProfileError::Class(class)),
            Header { space, .. } if space != *b"CMYK" => Err(ProfileError::Space(space)),
            Header { version, .. } if !matches!(version, 2 | 4) => {
                Err(ProfileError::Version(version))
            }
            _ => Ok(()),
        }
    }
}

impl ProfileError {
    /// Returns what is wrong.
    pub fn message(&self) -> Text {
        match self {
            ProfileError::NotWhole => text!("不是完整的 ICC 文件", "not a whole ICC profile"),
            ProfileError::Version(version) => {
                text!("是第 {version} 版", "version {version}, not 2 or 4")
            }
            ProfileError::Class(class) => {
                let class = class.escape_ascii();
                text!("设备类别是 `{class}`", "device class `{class}`, not `prtr`")
            }
            ProfileError::Space(space) => {
                let space = space.escape_ascii();
                text!("颜色空间是 `{space}`", "colour space `{space}`, not `CMYK`")
            }
            ProfileError::Unusable => text!("无法用它转换颜色", "it converts no colours"),
        }
    }
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.message(), f)
    }
}

impl Error for ProfileError {}
