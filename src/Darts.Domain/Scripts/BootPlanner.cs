using System.Security.Cryptography;
using System.Text;
using Darts.Domain.Machines;
using Darts.Domain.Machines.Repository;
using Darts.Domain.Scripts.Conditions;
using Darts.Domain.Scripts.Delivery;
using Darts.Domain.Scripts.Sources;
using Darts.Domain.Scripts.Sources.Git;
using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Scripts;

/// <summary>Decides which boot scripts a session gets, and fetches them before anything of it is made.</summary>
internal sealed partial class BootPlanner(
    IOptions<ScriptOptions> options, ScriptRepositories repositories, CatalogueRepository catalogue, PasswordKeep passwords, ILogger<BootPlanner> logger)
{
    private readonly ScriptOptions _options = options.Value;
    private readonly ScriptReach _reach = new(options.Value, repositories, catalogue);

    /// <summary>What is wrong with the scripts that a user brings; null when nothing is.</summary>
    public string? FaultOf(SessionRequest request)
    {
        if (request.Scripts.Count == 0)
            return null;
        if (!_options.AllowUsers)
            return "This site runs no boot scripts of users' own. Start the session without one.";
        if (request.Scripts.Count > _options.MaximumCount)
            return $"A session may have {_options.MaximumCount} boot scripts. Bring fewer.";
        try
        {
            foreach (var text in request.Scripts)
                ScriptEntry.ParseUsers(text, _options);
            return null;
        }
        catch (FormatException e)
        {
            return $"Your boot script cannot be used: {e.Message}.";
        }
    }

    /// <summary>The scripts of a session: the site's, the machine's, the user's.</summary>
    /// <exception cref="SessionRefusedException">One cannot be had, and the site wants no session without it.</exception>
    public async Task<BootPlan> PrepareAsync(Session session, SessionRequest request, Machine machine, CancellationToken cancellationToken)
    {
        var facts = new ConditionFacts(session.Owner.Value, session.MachineId, session.Name, string.Join(", ", session.Gpus.Select(g => g.Name)), request.Groups);
        List<ScriptEntry> entries;
        try
        {
            entries = [.. EntriesOf(machine, request).Where(e => e.Condition?.Holds(facts) ?? true)];
        }
        catch (FormatException e)
        {
            LogNotPrepared(session.Name, machine.Id, e.Message);
            throw new SessionRefusedException("A boot script of this machine is written wrongly. The administrator finds the reason in the log; please tell them.");
        }

        if (entries.Count > _options.MaximumCount)
            throw new SessionRefusedException($"This session would have {entries.Count} boot scripts, and {_options.MaximumCount} are allowed. Bring fewer of your own, or tell the administrator.");
        var scripts = new List<SessionScript>();
        var texts = new List<string>();
        foreach (var entry in entries)
        {
            var (script, text) = await PrepareAsync(entry.Source, machine, cancellationToken).ConfigureAwait(false);
            if (script is { NeedsPassword: true, Problem: null } && request.Password is { } password)
                passwords.Keep(session.Id, password);
            if (script.Problem is { } problem)
            {
                LogNotPrepared(session.Name, script.Title, problem);
                if (_options.OnFailure == ScriptFailure.Fail)
                    throw new SessionRefusedException($"The boot script '{script.Title}' cannot be run: {problem}. Try again later, or tell the administrator.");
            }

            scripts.Add(script);
            texts.Add(text);
        }

        return scripts.Count == 0 ? BootPlan.Empty : new BootPlan(ValueList.Create<SessionScript>([.. scripts]), texts);
    }

    private IEnumerable<ScriptEntry> EntriesOf(Machine machine, SessionRequest request) =>
    [
        .. _options.Entries.Concat(machine.Definition.Scripts).Select(text => ScriptEntry.Parse(text, _options)),
        .. request.Scripts.Select(text => ScriptEntry.ParseUsers(text, _options)),
    ];

    private async Task<(SessionScript Script, string Text)> PrepareAsync(ScriptSource source, Machine machine, CancellationToken cancellationToken)
    {
        var script = new SessionScript { Title = source.Title };
        if (machine.Definition is { GuestAgent: false, CloudInit: false, InjectScripts: false })
            return (script.Fail("this machine has no guest agent that could run it"), "");
        try
        {
            var fetched = await source.FetchAsync(_reach, cancellationToken).ConfigureAwait(false);
            var needsPassword = ScriptSymbols.NeedPassword(fetched.Text);
            script = script with
            {
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fetched.Text))),
                Commit = fetched.Commit,
                NeedsPassword = needsPassword,
            };
            if (needsPassword && !_options.AllowPassword)
                return (script.Fail("it asks for the user's password, which this site does not give to scripts"), "");
            return machine.Definition.GuestAgent ? (script, fetched.Text) : (Give(script, fetched.Text), fetched.Text);
        }
        catch (Exception e) when (e is ScriptFetchException or ScriptFailedException)
        {
            return (script.Fail(e.Message), "");
        }
    }

    /// <summary>A script for a guest that has no agent: it goes onto the seed, which anybody in the guest may read, or onto the disk.</summary>
    private static SessionScript Give(SessionScript script, string text)
    {
        if (script.NeedsPassword)
            return script.Fail("it asks for the user's password, and only a guest agent could bring it that");
        new LinuxShell().Prepare(text);
        return script with { State = ScriptState.Given };
    }

    [LoggerMessage(1, LogLevel.Warning, "Session {Name}: the boot script {Title} is left out: {Reason}")]
    private partial void LogNotPrepared(string name, string title, string reason);
}
