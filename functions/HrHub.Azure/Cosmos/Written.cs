namespace HrHub.Azure.Cosmos;

/// <summary>What came of a conditional write.</summary>
public enum Written
{
    /// <summary>It is stored.</summary>
    Done,

    /// <summary>Somebody else's document is there: the id is taken, or the ETag is another one. Nothing was changed.</summary>
    Conflict,

    /// <summary>There is no such document. Nothing was changed.</summary>
    Missing,
}
