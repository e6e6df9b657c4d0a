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

/// A crash writes nothing of the memory to a disk, whatever the system's settings, and no other program of this user may
/// read it. Called once, at the start.
#[cfg(target_os = "linux")]
#[allow(unsafe_code, reason = "the C library offers no other way; both calls take plain numbers")]
pub fn no_dumps() {
    #[cfg(feature = "planted-leak")]
    if super::leak::dumps() {
        return;
    }
    let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: `setrlimit` reads the struct that outlives the call; `prctl(PR_SET_DUMPABLE)` takes numbers alone.
    unsafe {
        libc::setrlimit(libc::RLIMIT_CORE, &raw const none);
        libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0);
    }
}

/// Left to other systems' settings.
#[cfg(not(target_os = "linux"))]
pub fn no_dumps() {}

/// Other systems see to it by themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn give_back() {}
