import ParleyConsole

/// The commands of officers on duty, and of whoever must be convinced.
enum Desk {
  static let watch = [
    StatusCommand.command, InboxCommand.command, ShowCommand.command, AckCommand.command,
    ReadbackCommand.command, ReplyCommand.command, StandbyCommand.command,
    SuspendCommand.suspend, SuspendCommand.resume,
  ]
  static let notices =
    FormsCommand.commands + [DraftCommand.command, DraftsCommand.command, ReleaseCommand.command]
  static let evidence = [
    PageCommand.command, ExportCommand.command, LogCommand.export, VerifyCommand.command,
  ]
  static let demonstration = [DemoCommand.command]
}
