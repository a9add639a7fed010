using System.Globalization;
using Darts.Domain.Hosts;
using Darts.Domain.Limits;
using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Web.Api;
using Darts.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Darts.Web.Pages;

/// <summary>Home: my sessions, the catalogue and the form for a new session.</summary>
internal sealed class IndexModel(
    Catalogue catalogue, Admission admission, SessionView sessions, SessionControl control, HypervisorHost host) : PageModel
{
    private string? _chosen;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IReadOnlyList<MachineOffer> Offers { get; private set; } = [];

    public HostStatus Host => host.Status;

    /// <summary>Whether the sessions are not known yet.</summary>
    public bool IsLooking => !sessions.Drawn.IsCompleted;

    public string? Problem { get; private set; }

    public void OnGet() => Load();

    /// <summary>The list alone: scripts fetch it when something changed.</summary>
    public PartialViewResult OnGetSessions() => Partial("_SessionList", sessions.OwnedBy(User.OwnerName()));

    public async Task<IActionResult> OnPostAsync(string? machine, CancellationToken ct)
    {
        _chosen = machine;
        if (ReadRequest(machine) is not { } request)
            return Refused(StatusCodes.Status400BadRequest, "Choose a machine and its cores, memory and life-time.");
        var outcome = await control.CreateAsync(request, ct);
        return outcome switch
        {
            { Session: { } session } => RedirectToPage("/Sessions/Index", new { id = session.Id }),
            { Refusal: { } refusal } => Refused(refusal.Reason.Status(), refusal.Message),
            _ => throw new InvalidOperationException("A request was neither admitted nor refused."),
        };
    }

    private PageResult Refused(int status, string message)
    {
        Response.StatusCode = status;
        Problem = message;
        Load();
        return Page();
    }

    private void Load()
    {
        Sessions = sessions.OwnedBy(User.OwnerName());
        var chosen = catalogue.Machines.FirstOrDefault(machine => machine.Id == _chosen && machine.Problem is null)
            ?? catalogue.Machines.FirstOrDefault(machine => machine.Problem is null);
        Offers = [.. catalogue.Machines.Select(machine => Offer(machine, machine == chosen))];
    }

    // After a refusal the form shows what was typed, so that one value can be mended.
    private MachineOffer Offer(Machine machine, bool isChosen)
    {
        var offer = MachineOffer.Of(machine, admission.ChoicesFor(machine), isChosen);
        return isChosen && ReadRequest(machine.Id) is { } typed
            ? offer with { Cores = typed.Cores, MemoryMiB = typed.MemoryMiB, LifetimeMinutes = (int)typed.Lifetime!.Value.TotalMinutes }
            : offer;
    }

    private SessionRequest? ReadRequest(string? machine) =>
        machine is not null
        && Request.HasFormContentType
        && Number("cores", machine) is { } cores and >= int.MinValue and <= int.MaxValue
        && Number("memory", machine) is { } memory
        && Number("lifetime", machine) is { } lifetime and >= int.MinValue and <= int.MaxValue
            ? new SessionRequest(User.OwnerName(), machine, (int)cores, memory, TimeSpan.FromMinutes(lifetime)) { Origin = HttpContext.Origin(), IsOneShot = User.GetsOneShotOnly() }
            : null;

    private long? Number(string what, string machine) =>
        long.TryParse(Request.Form[MachineOffer.Field(what, machine)], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
