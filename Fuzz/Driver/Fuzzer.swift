// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Hands the arguments to libFuzzer and feeds what it makes up to a reader, until it ends the process.
package enum Fuzzer {
  /// Reads one input; whatever the bytes, it must come back.
  package typealias Reader = @Sendable ([UInt8]) -> Void

  private nonisolated(unsafe) static var reader: Reader = { _ in }

  /// Runs until the time is over or an input crashes, and leaves with libFuzzer's exit status.
  package static func run(_ reader: @escaping Reader) -> Never {
    Self.reader = reader
    var count = CommandLine.argc
    var values: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      runDriver(&count, &values) { bytes, count in
        Fuzzer.reader(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }
}

/// LibFuzzer as a library, see compiler-rt's `FuzzerInterface.h`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ values: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
