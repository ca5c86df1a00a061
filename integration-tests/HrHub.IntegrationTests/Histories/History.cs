namespace HrHub.IntegrationTests.Histories;

/// <summary>What can happen. The numbers of a step are read as its kind needs them, so that every step can happen in every state.</summary>
public enum StepKind
{
    /// <summary>A vendor's event comes in; <see cref="Step.What"/> is its stage.</summary>
    Deliver,

    /// <summary>An event comes in that came before, under its old delivery id or under a new one.</summary>
    Repeat,
    Capture, CloseProcess, Hire, SetJurisdiction, PlaceHold, LiftHold, OpenDispute, SettleDispute,

    /// <summary>The person asks for something; <see cref="Decide"/> decides on the oldest open case.</summary>
    Ask,
    Decide,
    Wait,

    /// <summary>The clock moves to a millisecond before the next date, onto it, or after it.</summary>
    WaitForDue,
    Sweep, Confirm,

    /// <summary>The timers that finish erasures and cases, and what waits in the queue.</summary>
    Finish,
    Restart, ChangePolicies,
}

/// <param name="Kind">What happens.</param>
/// <param name="Who">To whom: a person of deliveries, otherwise a file.</param>
/// <param name="What">Which interview, stage, request or policy set.</param>
/// <param name="Amount">Days or hours, as the kind says.</param>
/// <param name="FaultAt">The store call of this step, from 1 on, that fails; 0 for none.</param>
public sealed record Step(StepKind Kind, int Who, int What, int Amount, int FaultAt)
{
    public override string ToString() => $"{Kind}({Who}, {What}, {Amount}{(FaultAt > 0 ? $", fault at {FaultAt}" : "")})";
}

/// <param name="Start">The clock at the beginning.</param>
/// <param name="Policies">The policy set at the beginning.</param>
/// <param name="Steps">In order.</param>
public sealed record History(DateTimeOffset Start, int Policies, IReadOnlyList<Step> Steps)
{
    public override string ToString() => $"from {Start:O} under {Rules.Names[Policies]}:\n  {string.Join("\n  ", Steps.Index().Select(step => $"{step.Index + 1}. {step.Item}"))}";
}
