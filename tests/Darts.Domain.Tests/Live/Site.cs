using Darts.Domain.Exercise;
using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Darts.Domain.Tests.Live;

/// <summary>The whole domain layer over a real libvirtd: what a portal is without its web pages.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly PrivateLibvirtd _libvirtd;
    private readonly IHost _host;

    private Site(PrivateLibvirtd libvirtd, string directory, IHost host, StepTrap steps)
    {
        Steps = steps;
        _libvirtd = libvirtd;
        Directory = directory;
        _host = host;
        Connection = Connection.Open(libvirtd.Uri);
    }

    /// <summary>The folder with this site's machines and catalogue.</summary>
    public string Directory { get; }

    /// <summary>The overlays' folder, which libvirt makes: beside the site, where any daemon may.</summary>
    public string Overlays => Directory + "-overlays";

    public string Machines => Path.Combine(Directory, "machines");

    /// <summary>A connection of the test's own: what an administrator with virsh sees.</summary>
    public Connection Connection { get; private set; }

    /// <summary>What this portal does, step by step.</summary>
    public StepTrap Steps { get; }

    public SessionControl Control => Get<SessionControl>();

    public SessionView View => Get<SessionView>();

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Starts a portal's domain layer and waits until it can make sessions and knows those that are there.</summary>
    /// <inheritdoc cref="BeginAsync"/>
    public static async Task<Site> StartAsync(PrivateLibvirtd libvirtd, string? directory = null, params (string Key, string Value)[] settings)
    {
        var site = await BeginAsync(libvirtd, directory, settings);
        await Eventually.TrueAsync(() => site.Get<HypervisorHost>().Status.IsAvailable, "the host is available");
        await site.View.Drawn.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>Starts a portal's domain layer, which then has yet to look at its host.</summary>
    /// <param name="libvirtd">Where.</param>
    /// <param name="directory">The folder of a site that was there before, to come back to it; null makes a new one with the machine "blank".</param>
    /// <param name="settings">Settings besides those of the paths.</param>
    public static async Task<Site> BeginAsync(PrivateLibvirtd libvirtd, string? directory = null, params (string Key, string Value)[] settings)
    {
        if (directory is null)
        {
            directory = Path.Combine(libvirtd.Directory, "site-" + Guid.NewGuid().ToString("N")[..6]);
            BlankMachine.Install(directory);
        }

        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddSite(libvirtd.Uri, directory);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        var steps = new StepTrap();
        builder.Logging.AddProvider(new TestOutputLoggerProvider()).AddProvider(steps).AddFilter<StepTrap>(null, LogLevel.Debug);
        builder.Services.AddDartsDomain(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new Site(libvirtd, directory, host, steps);
    }

    /// <summary>Waits until a machine whose file was just written is offered.</summary>
    public Task OfferedAsync(string machine, TimeSpan? within = null) =>
        Eventually.TrueAsync(() => Get<Catalogue>().Find(machine) is { Problem: null }, $"the machine {machine} is offered", within);

    /// <summary>Creates a session and waits until it is ready or has failed.</summary>
    public async Task<Session> CreateAsync(string owner = "alice", string machine = "blank")
    {
        var outcome = await Control.CreateAsync(Request(owner, machine), TestContext.Current.CancellationToken);
        Assert.Null(outcome.Refusal);
        return await SettledAsync(outcome.Session!);
    }

    public static SessionRequest Request(string owner = "alice", string machine = "blank") =>
        new(Some.Owner(owner), machine, Cores: 1, MemoryMiB: 64, TimeSpan.FromHours(1));

    public Task<Session> SettledAsync(Session session, TimeSpan? within = null) => Eventually.GetAsync(
        () => View.Find(session.Id, session.Owner) is { Phase: SessionPhase.Ready or SessionPhase.Failed } settled ? settled : null,
        $"session {session.Name} is ready or failed",
        within ?? s_patience);

    public Task GoneAsync(Session session) => Eventually.TrueAsync(
        () => View.Find(session.Id, session.Owner) is null && !HasDomain(session.Id) && !File.Exists(OverlayOf(session)),
        $"session {session.Name} has left nothing",
        s_patience);

    /// <summary>Waits until the portal has looked at a session after its own last work on it: what happens from then on, others do.</summary>
    public Task UntouchedAsync(Session session) => Eventually.TrueAsync(
        () =>
        {
            Get<SessionReconciler>().Wake();
            return !Get<OwnHands>().TouchedSince(session.Id, DateTimeOffset.MinValue);
        },
        $"the portal has looked at {session.Name} after its own work",
        s_patience);

    public string OverlayOf(Session session) => Path.Combine(Overlays, session.Name + ".qcow2");

    public bool HasDomain(Guid id)
    {
        try
        {
            using var domain = Connection.LookupDomain(id);
            return true;
        }
        catch (DomainNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Whether a session's record says that its disk is to be made anew.</summary>
    public bool IsToBeReset(Guid id)
    {
        using var domain = Connection.LookupDomain(id);
        return SessionDomains.ReadMetadata(domain)!.ResetAt is not null;
    }

    /// <summary>What an administrator does to a domain behind the portal's back.</summary>
    public void OnDomain(Guid id, Action<Libvirt.Domain> action)
    {
        using var domain = Connection.LookupDomain(id);
        action(domain);
    }

    /// <summary>Opens the test's own connection again, after the daemon was restarted.</summary>
    public void Reconnect()
    {
        Connection.Dispose();
        Connection = Connection.Open(_libvirtd.Uri);
    }

    /// <summary>Stops this portal as a crash would leave it (nothing is ended, nothing is cleaned), and starts another over the same site.</summary>
    public async Task<Site> StartAgainAsync(params (string Key, string Value)[] settings)
    {
        await _host.StopAsync(TestContext.Current.CancellationToken);
        await ((IAsyncDisposable)_host).DisposeAsync();
        Connection.Dispose();
        return await StartAsync(_libvirtd, Directory, settings);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await using var host = (IAsyncDisposable)_host;
        await Get<SiteCleanup>().RunAsync(CancellationToken.None);
        Connection.Dispose();
    }
}
