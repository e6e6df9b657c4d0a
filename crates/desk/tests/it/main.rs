//! The desk, from outside.
