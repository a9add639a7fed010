using Darts.Domain.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Darts.Web.Api;

/// <summary>A refusal of the domain in HTTP's words.</summary>
internal static class Refusals
{
    public static int Status(this RefusalReason reason) => reason switch
    {
        RefusalReason.BadRequest => StatusCodes.Status400BadRequest,
        RefusalReason.MachineUnavailable or RefusalReason.UserLimit or RefusalReason.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    public static ProblemHttpResult ToProblem(this Refusal refusal) => TypedResults.Problem(
        statusCode: refusal.Reason.Status(),
        title: "The session was not created",
        detail: refusal.Message,
        extensions: new Dictionary<string, object?> { ["reason"] = refusal.Reason.ToString() });

    public static ProblemHttpResult NoSuchSession() =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, detail: "There is no such session.");
}
