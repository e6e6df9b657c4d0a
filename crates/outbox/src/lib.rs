//! lantern-outbox
