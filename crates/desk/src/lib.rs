//! lantern-desk
