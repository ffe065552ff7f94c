internal import Commands

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

Marginal.prepareProcess()
exit(Marginal.run(Array(CommandLine.arguments.dropFirst())))
