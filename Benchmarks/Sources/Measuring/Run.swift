import Foundation

/// Runs a program and waits for it: the seconds that it takes, and the most memory that it has, in bytes. It ends this
/// program if the other one fails.
///
/// Not with Foundation's `Process`: that one looks only now and then whether the other has ended.
public func run(_ program: String, _ arguments: [String]) throws -> (seconds: Double, memory: Int) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let start = ContinuousClock.now
    guard posix_spawn(&process, program, &actions, nil, &words, environ) == 0 else {
        throw CocoaError(.executableLoad)
    }
    var status: Int32 = 0
    var usage = rusage()
    wait4(process, &status, 0, &usage)
    let time = seconds(ContinuousClock.now - start)
    guard status == 0 else {
        print("\(program) \(arguments.first ?? "") failed with status \(status)")
        exit(1)
    }
    return (time, usage.ru_maxrss * 1024 / 1000)
}

/// A duration in seconds.
public func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}
