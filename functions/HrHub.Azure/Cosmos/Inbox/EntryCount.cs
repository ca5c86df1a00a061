using HrHub.Core.Inbox;

namespace HrHub.Azure.Cosmos.Inbox;

/// <summary>A row of the count over the inbox.</summary>
internal sealed record EntryCount(string Vendor, InboxState State, long Entries);

/// <summary>When the oldest entry of a vendor came that waits to be handled, in milliseconds since 1970.</summary>
internal sealed record OldestEntry(string Vendor, long Oldest);
