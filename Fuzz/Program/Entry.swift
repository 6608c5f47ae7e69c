import ParleyFuzz

// The two functions that libFuzzer calls by name.

@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutableRawPointer
) -> CInt {
  do { try Choice.writeSeeds() } catch { fatalError("the examples cannot be written: \(error)") }
  _ = Choice.target
  return 0
}

/// Stops the process when the property does not hold: that is how libFuzzer is told.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if case .fault(let found) = Choice.target.read(bytes) {
    fatalError("\(Choice.target.name): \(found)")
  }
  return 0
}
