using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Api.Materials;

internal static class MaterialsRegistration
{
    /// <summary>What HR uploads. Needs <c>AddWork</c>, keys and sealed objects.</summary>
    public static IServiceCollection AddMaterials(this IServiceCollection services)
    {
        services.AddOptions<MaterialsOptions>().BindConfiguration("Materials").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<ScanUpload>().AddSingleton<SealMaterial>().AddSingleton<AddMaterial>().AddSingleton<ListMaterials>().AddSingleton<ReadMaterial>().AddSingleton<DeleteMaterial>();
    }
}
