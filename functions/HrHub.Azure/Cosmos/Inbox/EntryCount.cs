using HrHub.Core.Inbox;

namespace HrHub.Azure.Cosmos.Inbox;

/// <summary>A row of the count over the inbox.</summary>
internal sealed record EntryCount(string Vendor, InboxState State, long Entries);
