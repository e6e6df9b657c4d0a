//! How the C library gives memory back. Pictures and sounds are decoded in large pieces that live for a moment; by
//! default glibc keeps such pieces for later, which on a tablet of 2 GB is memory that nothing else can have.

/// Pieces from 64 KiB on go back to the system as soon as they are freed. Called once, before the first thread.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[allow(unsafe_code, reason = "the C library offers no other way; both calls take plain numbers and run before any other thread")]
pub fn give_back() {
    const EDGE: libc::c_int = 64 * 1024;
    // SAFETY: mallopt only sets parameters of the allocator and has no memory preconditions; a refusal (0) changes nothing.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, EDGE);
        libc::mallopt(libc::M_TRIM_THRESHOLD, EDGE);
    }
}

/// Other systems see to it by themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn give_back() {}
