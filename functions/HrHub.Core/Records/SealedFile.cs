using System.Text.Json;
using System.Text.Json.Serialization;
using HrHub.Core.Canonical;
using HrHub.Core.Employees;
using HrHub.Core.Invitations;
using HrHub.Core.Keys;
using HrHub.Core.Retention;
using HrHub.Core.Work;

namespace HrHub.Core.Records;

/// <summary>What of a candidate file is sealed, in the same form in every store. The id is bound in, so that no row can stand for another.</summary>
public static class SealedFile
{
    private const string CandidateField = "candidate", InterviewField = "interview", RawField = "raw";

    /// <summary>Who the person is, and what their retention hangs on.</summary>
    public static byte[] SealPerson(this SealingKey key, CandidateFile file)
        => Seal(key, new Person(file.Identity, file.EmployeeNumber, file.Retention, file.Corrections, file.Results.IsEmpty ? null : file.Results, file.Invitations.Count == 0 ? null : file.Invitations, file.Work.IsEmpty ? null : file.Work), file.CandidateId, CandidateField);

    /// <returns>The file with what was sealed.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not sealed under this key for this candidate.</exception>
    public static CandidateFile OpenPerson(this SealingKey key, CandidateFile file, byte[] sealedPerson)
    {
        var person = Open<Person>(key, sealedPerson, file.CandidateId, CandidateField);
        return file with { Identity = person.Identity, EmployeeNumber = person.EmployeeNumber, Retention = person.Retention, Corrections = person.Corrections ?? [], Results = person.Results ?? new(), Invitations = person.Invitations ?? [], Work = person.Work ?? new() };
    }

    /// <summary>What the person is called, and whether they are in erasure; nothing else is read.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not sealed under this key for this candidate.</exception>
    public static (string? Name, bool InErasure) OpenName(this SealingKey key, string candidateId, byte[] sealedPerson)
    {
        var person = Open<NameOfPerson>(key, sealedPerson, candidateId, CandidateField);
        return (person.Identity.Name, person.Retention.Tombstone is not null);
    }

    public static byte[] SealInterview(this SealingKey key, InterviewFile interview) => Seal(key, interview, interview.Interview.InterviewId, InterviewField);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Not sealed under this key for this interview.</exception>
    public static InterviewFile OpenInterview(this SealingKey key, byte[] sealedInterview, string interviewId) => Open<InterviewFile>(key, sealedInterview, interviewId, InterviewField);

    public static byte[] SealRaw(this SealingKey key, RawDelivery delivery) => key.Seal(delivery.Body.Span, delivery.InboxId, RawField);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Not sealed under this key for this delivery.</exception>
    public static byte[] OpenRaw(this SealingKey key, byte[] sealedBody, string inboxId) => key.Open(sealedBody, inboxId, RawField);

    private static byte[] Seal<T>(SealingKey key, T value, string recordId, string field)
        => key.Seal(JsonSerializer.SerializeToUtf8Bytes(value, CanonicalJson.Options), recordId, field);

    private static T Open<T>(SealingKey key, byte[] sealedBytes, string recordId, string field)
        => JsonSerializer.Deserialize<T>(key.Open(sealedBytes, recordId, field), CanonicalJson.Options)!;

    /// <summary>The members of <see cref="Person"/> that a list of people needs: fifty on a page.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    private sealed record NameOfPerson(NameAlone Identity, TombstoneAlone Retention);

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    private sealed record NameAlone(string? Name);

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    private sealed record TombstoneAlone(Tombstone? Tombstone);

    private sealed record Person(CandidateIdentity Identity, string? EmployeeNumber, RetentionState Retention, IReadOnlyList<IdentityCorrection>? Corrections = null, EmployeeResults? Results = null,
        IReadOnlyList<Invitation>? Invitations = null, FileWork? Work = null);
}
