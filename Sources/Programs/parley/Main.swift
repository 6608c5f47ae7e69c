import Glibc

@main struct Main {
  static func main() async {
    unblockSignals()
    exit(await Tool.main())
  }

  /// A launcher may hand down a mask that blocks signals; a program that SIGTERM cannot end would
  /// hold keys longer than anybody wants.
  private static func unblockSignals() {
    var none = sigset_t()
    // Unsafe: the calls fill and read the set they are given.
    unsafe sigemptyset(&none)
    _ = unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
  }
}
