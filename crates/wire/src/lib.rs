//! lantern-wire
