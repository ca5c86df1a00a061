using System.Net;
using HrHub.Core.Sync;
using HrHub.Pipeline.Sync.Ehr;
using HrHub.Pipeline.Sync.Performance;
using HrHub.Pipeline.Sync.Training;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace HrHub.Tests.Sync;

public sealed class AnswerTableTests
{
    [Theory]
    [InlineData(200, "done")]
    [InlineData(201, "done")]
    [InlineData(204, "done")]
    [InlineData(410, "done")]
    [InlineData(409, "retry newer-version-there")]
    [InlineData(412, "retry newer-version-there")]
    [InlineData(401, "retry credential-refused")]
    [InlineData(403, "retry credential-refused")]
    [InlineData(408, "retry asked-to-wait")]
    [InlineData(425, "retry asked-to-wait")]
    [InlineData(429, "retry asked-to-wait")]
    [InlineData(500, "retry unavailable")]
    [InlineData(502, "retry unavailable")]
    [InlineData(503, "retry unavailable")]
    [InlineData(504, "retry unavailable")]
    [InlineData(501, "park not-in-contract")]
    [InlineData(505, "park not-in-contract")]
    [InlineData(302, "park refused")]
    [InlineData(405, "park refused")]
    [InlineData(413, "park refused")]
    public void The_usual_rows_hold_at_every_system(int status, string expected)
    {
        var answer = new Answer((HttpStatusCode)status);
        Assert.Equal(expected, Told(UsualAnswers.Decide(answer)));
        Assert.Equal(expected, Told(EhrAnswers.OfCandidate(answer, null)));
        Assert.Equal(expected, Told(EhrAnswers.OfOnboarding(answer, null)));
        Assert.Equal(expected, Told(EhrAnswers.OfDelete(answer)));
        Assert.Equal(expected, Told(PerformanceAnswers.OfBaseline(answer, new())));
        Assert.Equal(expected, Told(PerformanceAnswers.OfDelete(answer)));
        Assert.Equal(expected, Told(TrainingAnswers.OfRecommendations(answer)));
        Assert.Equal(expected, Told(TrainingAnswers.OfDelete(answer)));
    }

    [Theory]
    [InlineData(404, "park refused", "retry employee-not-yet-known", "done")]
    [InlineData(423, "retry locked", "retry locked", "retry locked")]
    [InlineData(400, "park refused-content", "park refused-content", "park refused-content")]
    [InlineData(422, "park refused-content", "park refused-content", "park refused-content")]
    public void The_EHR_has_rows_of_its_own(int status, string candidate, string onboarding, string delete)
    {
        var answer = new Answer((HttpStatusCode)status);
        Assert.Equal(candidate, Told(EhrAnswers.OfCandidate(answer, null)));
        Assert.Equal(onboarding, Told(EhrAnswers.OfOnboarding(answer, null)));
        Assert.Equal(delete, Told(EhrAnswers.OfDelete(answer)));
    }

    [Fact]
    public void The_EHR_gives_its_own_id_back() => Assert.Equal(new NextStep.Done("E-1"), EhrAnswers.OfCandidate(new(HttpStatusCode.OK), "E-1"));

    [Theory]
    [InlineData(404, "retry person-not-yet-known", "done")]
    [InlineData(400, "park refused", "park refused")]
    [InlineData(422, "park refused", "park refused")]
    public void The_performance_system_has_rows_of_its_own(int status, string baseline, string delete)
    {
        var answer = new Answer((HttpStatusCode)status);
        Assert.Equal(baseline, Told(PerformanceAnswers.OfBaseline(answer, null)));
        Assert.Equal(delete, Told(PerformanceAnswers.OfDelete(answer)));
    }

    [Theory]
    [InlineData("stored unchanged", "done")]
    [InlineData("stored busy", "retry row-busy")]
    [InlineData("busy rejected stored", "park row-rejected")]
    [InlineData("stored postponed", "park unknown-row-status")]
    [InlineData("", "done")]
    public void A_200_is_as_good_as_its_rows(string statuses, string expected)
    {
        var receipt = new BaselineReceipt { Results = [.. statuses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(status => new RowResult { Dimension = "logic", Status = status })] };
        Assert.Equal(expected, Told(PerformanceAnswers.OfBaseline(new(HttpStatusCode.OK), receipt)));
    }

    [Fact]
    public void A_200_without_rows_to_read_is_parked() => Assert.Equal("park unreadable-receipt", Told(PerformanceAnswers.OfBaseline(new(HttpStatusCode.OK), null)));

    [Fact]
    public void A_rejected_row_is_named_with_its_reason()
    {
        var receipt = new BaselineReceipt { Results = [new() { Dimension = "sql", Status = "rejected", Reason = "unknown-dimension" }] };
        var park = Assert.IsType<NextStep.Park>(PerformanceAnswers.OfBaseline(new(HttpStatusCode.OK), receipt));
        Assert.Equal(("rows[sql]", "unknown-dimension"), (park.Reason.Field, park.Reason.Value));
    }

    [Theory]
    [InlineData(404, "park refused", "done")]
    [InlineData(400, "park refused", "park refused")]
    [InlineData(422, "park unknown-course", "park refused")]
    public void The_training_system_has_rows_of_its_own(int status, string recommendations, string delete)
    {
        var answer = new Answer((HttpStatusCode)status);
        Assert.Equal(recommendations, Told(TrainingAnswers.OfRecommendations(answer)));
        Assert.Equal(delete, Told(TrainingAnswers.OfDelete(answer)));
    }

    [Fact]
    public void Retry_After_is_passed_on()
        => Assert.Equal(TimeSpan.FromSeconds(9), Assert.IsType<NextStep.RetrySoon>(UsualAnswers.Decide(new(HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(9)))).After);

    [Fact]
    public void No_answer_is_tried_again_and_an_open_circuit_does_not_even_count()
    {
        Assert.Equal("retry unreachable", Told(Unanswered.Decide(new HttpRequestException())));
        Assert.Equal("retry unreachable", Told(Unanswered.Decide(new IOException())));
        Assert.Equal("retry timed-out", Told(Unanswered.Decide(new TimeoutRejectedException())));
        Assert.Equal("retry timed-out", Told(Unanswered.Decide(new TaskCanceledException())));
        Assert.False(Assert.IsType<NextStep.RetrySoon>(Unanswered.Decide(new BrokenCircuitException())).CountsAsTry);
        Assert.Throws<InvalidOperationException>(() => Unanswered.Decide(new NotSupportedException()));
    }

    private static string Told(NextStep step) => step switch
    {
        NextStep.RetrySoon retry => $"retry {retry.Code}",
        NextStep.Park park => $"park {park.Reason.Code}",
        _ => "done",
    };
}
