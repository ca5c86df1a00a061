namespace HrHub.Local.Commands;

/// <summary>A command can't do what it was asked to, for a reason that a person can mend: shown as one line, without a stack trace.</summary>
public sealed class CommandException(string message) : Exception(message);
