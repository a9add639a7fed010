using Darts.Domain.Machines.Repository;
using Darts.Domain.Scripts;
using Darts.Domain.Scripts.Sources;
using Darts.Domain.Scripts.Sources.Git;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Tests.Scripts;

internal static class Reach
{
    public static ScriptReach Of(ScriptOptions limits, CatalogueRepository? catalogue = null) => new(
        limits,
        new ScriptRepositories(Options.Create(limits), TimeProvider.System),
        catalogue ?? Catalogue(new RepositoryOptions()));

    public static CatalogueRepository Catalogue(RepositoryOptions options) =>
        new(Options.Create(options), new StepLog(NullLogger<StepLog>.Instance), TimeProvider.System, NullLogger<CatalogueRepository>.Instance);
}
