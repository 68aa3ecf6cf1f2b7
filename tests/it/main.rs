//! All tests that cross rooms, in one program: what they share is built once.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read the files of the project and run the program on folders"
)]

mod common;

mod apparatus;
mod architecture;
mod bending;
mod bylines;
mod cli;
mod columns;
mod composition_quality;
mod delivery;
mod drawn_pictures;
mod dummies;
mod editions;
mod end_marks;
mod even_columns;
mod extras;
mod faces;
mod fillers;
mod findings;
mod furniture;
mod fuzzed;
mod head_lines;
mod head_marks;
mod head_rows;
mod head_scores;
mod headlines;
mod index;
mod input;
mod judge;
mod judges;
mod keeper;
mod limits;
mod lint;
mod little_copy;
mod makeup;
mod measure;
mod pasted;
mod pdf;
mod peers;
mod photo_shapes;
mod picture;
mod pictures;
mod places;
mod plan;
mod plates;
mod preflight;
mod reading;
mod references;
mod report;
mod reproduction;
mod rules;
mod run;
mod signs;
mod stacks;
mod tags;
mod templates;
mod text_news;
mod text_properties;
mod text_settings;
mod text_suite;
mod text_vertical;
mod titles;
mod told;
mod vertical;
mod vertical_heads;
