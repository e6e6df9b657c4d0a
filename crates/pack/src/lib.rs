//! lantern-pack
