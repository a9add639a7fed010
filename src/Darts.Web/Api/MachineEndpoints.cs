using Darts.Domain.Limits;
using Darts.Domain.Machines;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Darts.Web.Api;

/// <summary>The catalogue and its pictures.</summary>
internal static class MachineEndpoints
{
    public static void MapMachines(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/machines", List);
        routes.MapGet("/machines/{id}/picture", Picture);
    }

    private static Ok<IReadOnlyList<MachineAnswer>> List(Catalogue catalogue, Admission admission) =>
        TypedResults.Ok<IReadOnlyList<MachineAnswer>>(
            [.. catalogue.Machines.Select(machine => MachineAnswer.From(machine, admission.ChoicesFor(machine)))]);

    private static Results<PhysicalFileHttpResult, NotFound> Picture(string id, HttpResponse response, Catalogue catalogue)
    {
        // The id is looked up, never made into a path.
        if (catalogue.FindPicture(id) is not { } picture || !File.Exists(picture.Path))
            return TypedResults.NotFound();
        // An SVG is a document: opened by its own address it would run what an admin's download brought along.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        response.Headers.CacheControl = "private, max-age=300";
        return TypedResults.PhysicalFile(picture.Path, picture.MediaType);
    }
}
