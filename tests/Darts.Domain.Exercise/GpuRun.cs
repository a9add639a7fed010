using System.Diagnostics;
using System.Globalization;
using Darts.Domain.Gpus;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Darts.Domain.Exercise;

/// <summary>
/// What a portal does with a GPU, told line by line to the test that watches the host's screen from outside. At <c>go?</c> it waits for a line.
/// </summary>
internal sealed class GpuRun(IHost host, string uri, TextReader answers)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Requester _owner = new(Named("alice"));
    private readonly Requester _admin = new(Named("root")) { IsAdmin = true };

    private GpuControl Gpus => host.Services.GetRequiredService<GpuControl>();

    private SessionControl Control => host.Services.GetRequiredService<SessionControl>();

    private SessionView View => host.Services.GetRequiredService<SessionView>();

    public async Task RunAsync()
    {
        await UntilAsync("the host is available", () => Task.FromResult(host.Services.GetRequiredService<Hosts.HypervisorHost>().Status.IsAvailable));
        await View.Drawn;
        var gpu = await ListAsync("at first");
        Tell($"a user who is no administrator sees {(await Gpus.ListAsync(_owner, default)).Count}, and may bind: {(await Gpus.BindAsync(gpu.Id, _owner, default)).IsDone}");

        var session = await CreateAsync();
        await ListAsync("in use");
        var second = await Control.CreateAsync(Request(Named("bob")), default);
        Tell($"second: {second.Refusal?.Reason} {second.Refusal?.Message}");
        var taken = await Gpus.FreeAsync(gpu.Id, _admin, default);
        Tell($"free: {taken.Refusal?.Reason}");
        await GoAsync();
        await Control.EndAsync(session.Id, _owner, default);
        await UntilAsync("the session has gone", () => Task.FromResult(View.Find(session.Id, _owner) is null));
        await ListAsync("after the end");

        await Gpus.BindAsync(gpu.Id, _admin, default);
        await ListAsync("bound");
        await Gpus.FreeAsync(gpu.Id, _admin, default);
        await ListAsync("freed");

        session = await CreateAsync();
        await GoAsync();
        var process = int.Parse(await File.ReadAllTextAsync($"/run/libvirt/qemu/{session.Name}.pid"), CultureInfo.InvariantCulture);
        Process.GetProcessById(process).Kill();
        await UntilAsync("the domain has stopped", () => Task.FromResult(!IsActive(session.Id)));
        await ListAsync("after the kill");
        await GoAsync();
    }

    private async Task<Gpu> ListAsync(string when)
    {
        var all = await Gpus.ListAsync(_admin, default);
        foreach (var g in all)
            Tell($"{when}: {g.Id} {g.Product} driver={g.Driver ?? "none"} group={g.IommuGroup} members={string.Join(',', g.Members)} heldBy={g.HeldBy ?? "nobody"} problem={g.Problem ?? "none"}");
        return all.Single();
    }

    private async Task<Session> CreateAsync()
    {
        var outcome = await Control.CreateAsync(Request(_owner.Name), default);
        var session = outcome.Session ?? throw new InvalidOperationException(outcome.Refusal!.Message);
        await UntilAsync("the session is ready", () => View.Find(session.Id, _owner) switch
        {
            { Phase: SessionPhase.Failed, Problem: var problem } => throw new InvalidOperationException(problem),
            var now => Task.FromResult(now?.Phase == SessionPhase.Ready),
        });
        Tell($"session ready with {string.Join(',', View.Find(session.Id, _owner)!.Gpus)}");
        return session;
    }

    private static SessionRequest Request(OwnerName owner) => new(owner, "painter", 1, 64, TimeSpan.FromHours(1)) { Gpus = 1 };

    private bool IsActive(Guid id)
    {
        using var connection = Connection.Open(uri);
        using var domain = connection.LookupDomain(id);
        return domain.IsActive;
    }

    private async Task GoAsync()
    {
        Tell("go?");
        await answers.ReadLineAsync();
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> condition)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(began) > s_patience)
                throw new TimeoutException($"Waited in vain until {what}.");
            await Task.Delay(s_look);
        }
    }

    private static void Tell(string line) => Console.WriteLine("gpus: " + line);

    private static OwnerName Named(string text) => OwnerName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException(problem);
}
