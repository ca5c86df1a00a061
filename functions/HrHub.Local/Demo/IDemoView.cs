namespace HrHub.Local.Demo;

/// <summary>Shows the demo at work.</summary>
internal interface IDemoView
{
    /// <summary>Shows what <paramref name="look"/> sees until <paramref name="work"/> has ended, one last time after it.</summary>
    Task Watch(Func<DemoState> look, Task work);
}
