using Darts.Domain.Machines.Repository;
using Darts.Domain.Scripts.Sources.Git;

namespace Darts.Domain.Scripts.Sources;

/// <summary>What sources of scripts may reach for.</summary>
/// <param name="Limits">The site's limits.</param>
/// <param name="Repositories">The repositories that scripts come from.</param>
/// <param name="Catalogue">The one that the catalogue comes from, if it does.</param>
internal sealed record ScriptReach(ScriptOptions Limits, ScriptRepositories Repositories, CatalogueRepository Catalogue);
