internal import Testing
internal import Validation
@Suite struct SmokeTests { @Test func x() {} }
