using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.TestKit.Erasures;

/// <summary>Stands before a store and tells of each call before it is made: whoever is told may let the call fail, or end the process.</summary>
public class StoreCalls : DispatchProxy
{
    private object _store = null!;
    private Action<string> _before = null!;

    /// <summary>Puts itself before every registered service of these types.</summary>
    public static void StandBefore(IServiceCollection services, IReadOnlyCollection<Type> ports, Action<string> before)
    {
        for (var n = 0; n < services.Count; n++)
        {
            var registered = services[n];
            if (!ports.Contains(registered.ServiceType)) continue;
            services[n] = new ServiceDescriptor(registered.ServiceType, provider =>
            {
                var proxy = (StoreCalls)Create(registered.ServiceType, typeof(StoreCalls));
                (proxy._store, proxy._before) = (registered.ImplementationInstance ?? registered.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!), before);
                return proxy;
            }, ServiceLifetime.Singleton);
        }
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (!targetMethod!.IsSpecialName) _before($"{targetMethod.DeclaringType!.Name}.{targetMethod.Name}");
        return targetMethod.Invoke(_store, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
