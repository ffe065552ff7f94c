import Foundation
import PackagePlugin

/// Compiles what a target depends on for the browser, into one WebAssembly module, and gives the target a Swift file that
/// holds the module. The rooms that the module is made of are the target's dependencies: they are listed nowhere else.
@main
struct CompileForBrowser: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = context.package.directoryURL.appending(path: "Plugins/CompileForBrowser")
        let script = folder.appending(path: "compile")
        // In the order of their imports: each after those that it imports.
        let rooms = target.recursiveTargetDependencies.compactMap { $0 as? any SourceModuleTarget }
        let output = context.pluginWorkDirectoryURL.appending(path: "BrowserModule.swift")
        let sources = rooms.flatMap { $0.sourceFiles.map { $0.url } }
        let headers = rooms.compactMap { ($0 as? ClangSourceModuleTarget)?.publicHeadersDirectoryURL }
            .flatMap { (try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)) ?? [] }
        return [
            .buildCommand(
                displayName: "Compiling the live rooms for the browser",
                executable: URL(filePath: "/bin/bash"),
                arguments: [
                    script.path(), try context.tool(named: "swiftc").url.path(),
                    context.pluginWorkDirectoryURL.path(), output.path(),
                ] + rooms.map { $0.directoryURL.path() },
                inputFiles: sources + headers + [script, folder.appending(path: "support.c")],
                outputFiles: [output])
        ]
    }
}
