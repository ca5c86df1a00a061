using HrHub.Core.Records.Search;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Api.Search;

internal static class SearchRegistration
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<ReadCriteria>().AddSingleton<SearchInterviews>().AddSingleton<SearchPeople>().AddSingleton<ReadKnownValues>()
        .AddSingleton<ReadTyped>().AddSingleton<CountInterviews>().AddSingleton<CountPeople>()
        .AddSingleton<SaveSearch>().AddSingleton<ListSavedSearches>().AddSingleton<ReadSavedSearch>().AddSingleton<ReplaceSavedSearch>().AddSingleton<DropSavedSearch>();
}
