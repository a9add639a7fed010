using Darts.Domain.Sessions;
using Darts.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Darts.Web.Pages.Sessions;

/// <summary>How far a session has come, and its end.</summary>
internal sealed class IndexModel(SessionView sessions, SessionControl control) : SessionPageModel(sessions)
{
    /// <summary>The steps that a new session goes through, as its owner sees them.</summary>
    public static IReadOnlyList<(SessionPhase Phase, string Words)> Steps { get; } =
    [
        (SessionPhase.Reserving, "Reserve cores and memory"),
        (SessionPhase.CreatingDisk, "Make its disk"),
        (SessionPhase.Starting, "Start the machine"),
        (SessionPhase.Booting, "Boot its system"),
        (SessionPhase.Ready, "Ready"),
    ];

    private string? _refusal;

    public bool IsOnItsWay => Session.Phase < SessionPhase.Ready;

    public string StateOf(SessionPhase step) => Session.Phase switch
    {
        SessionPhase.Failed => "stopped",
        > SessionPhase.Booting => "done",
        var now when step < now => "done",
        var now when step == now => "now",
        _ => "ahead",
    };

    /// <summary>What went wrong with it, or why what was asked for was not done.</summary>
    public string? Problem => _refusal ?? Session.Problem;

    public async Task<IActionResult> OnPostStartAsync(CancellationToken ct)
    {
        var outcome = await control.StartAsync(Session.Id, HttpContext.Requester(), lifetime: null, ct);
        if (!outcome.IsFound)
            return NotFound();
        if (outcome.IsDone)
            return LocalRedirect($"~/sessions/{Session.Id}");
        _refusal = outcome.Refusal!.Message;
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct) =>
        await control.EndAsync(Session.Id, HttpContext.Requester(), ct) ? LocalRedirect("~/") : NotFound();
}
