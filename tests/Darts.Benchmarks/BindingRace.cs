using System.Diagnostics;
using System.Runtime.InteropServices;
using Darts.Libvirt;
using Darts.Libvirt.Interop;

namespace Darts.Benchmarks;

/// <summary>The binding's operations on one connection.</summary>
internal sealed class BindingRace : IDisposable
{
    private readonly string _uri;
    private readonly Connection _connection;
    private readonly Libvirt.Domain _domain;
    private readonly PythonPeer _python;
    private readonly ConnectionHandle _rawConnection;
    private readonly DomainHandle _rawDomain;

    internal BindingRace(string uri, PythonPeer python)
    {
        _uri = uri;
        _python = python;
        _connection = Connection.Open(uri);
        var all = _connection.ListDomains();
        _domain = all[0];
        foreach (var other in all.Skip(1))
        {
            other.Dispose();
        }

        _rawConnection = Native.virConnectOpen(uri);
        // As the binding has it, and every service needs it: libvirt wakes its event loop for it at each answer.
        _ = Native.virConnectSetKeepAlive(_rawConnection, 5, 3);
        _rawDomain = Native.virDomainLookupByName(_rawConnection, _domain.Name);
    }

    public void Dispose()
    {
        _rawDomain.Dispose();
        _rawConnection.Dispose();
        _domain.Dispose();
        _connection.Dispose();
    }

    internal IEnumerable<Row> Rows(string where, int batch, bool many, bool withVirsh)
    {
        Row Make(string what, Action ours, string python, int divisor, Contestant? raw, params string[] virsh) => new(
            $"{where}: {what}",
            [
                Ours(ours, batch / divisor),
                _python.On(_uri, python, batch / divisor),
                .. raw is null ? [] : new[] { raw },
                .. withVirsh && virsh.Length > 0 ? new[] { Virsh.On(_uri, virsh) } : [],
            ],
            Allocated(ours));

        if (!many)
        {
            yield return Make("GetInfo", () => _domain.GetInfo(), "info", 1, Raw(batch), "dominfo", _domain.Name);
            yield return Make("Name", () => _ = _domain.Name, "name", 1, null);
            yield return Make("GetXml", () => _domain.GetXml(), "xml", 4, null, "dumpxml", _domain.Name);
            yield return Make("failing lookup, as an exception", Fail, "failing", 4, null);
            yield return Make("failing lookup, as null", () => _connection.FindDomain("no such domain"), "failing", 4, null);
        }

        yield return Make("ListDomains", List, "list", 4, null, "list", "--all");
        yield return Make("GetAllDomainStatistics", () => _connection.GetAllDomainStatistics(), "stats", 4, null, "domstats");
        yield return Make(
            "the same, state only",
            () => _connection.GetAllDomainStatistics(DomainStatisticsTypes.State),
            "state-stats",
            4,
            null,
            "domstats",
            "--state");
        yield return Make("the same, one value of each", ReadStates, "state-stats", 4, null);
    }

    private static Contestant Ours(Action call, int batch) => new(
        "Darts.Libvirt",
        count =>
        {
            var clock = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                call();
            }

            return Stopwatch.GetElapsedTime(clock).TotalSeconds;
        },
        batch);

    private static long Allocated(Action call)
    {
        const int Calls = 100;
        for (var i = 0; i < Calls; i++)
        {
            call();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            call();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    // What no binding can undercut: the C function through its address.
    private unsafe Contestant Raw(int batch)
    {
        var library = NativeLibrary.Load("libvirt.so.0");
        var getInfo = (delegate* unmanaged<nint, virDomainInfo*, int>)NativeLibrary.GetExport(library, "virDomainGetInfo");
        return new Contestant("raw pointer", count => RunRaw(getInfo, count), batch);
    }

    private unsafe double RunRaw(delegate* unmanaged<nint, virDomainInfo*, int> getInfo, int count)
    {
        var domain = _rawDomain.DangerousGetHandle();
        virDomainInfo info;
        var clock = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            if (getInfo(domain, &info) < 0)
            {
                throw new InvalidOperationException("virDomainGetInfo failed.");
            }
        }

        return Stopwatch.GetElapsedTime(clock).TotalSeconds;
    }

    private void List()
    {
        foreach (var domain in _connection.ListDomains())
        {
            domain.Dispose();
        }
    }

    private void ReadStates() =>
        _connection.ReadAllDomainStatistics(static (_, values) => values.GetInt32("state.state"), DomainStatisticsTypes.State);

    private void Fail()
    {
        try
        {
            _connection.LookupDomain("no such domain").Dispose();
        }
        catch (DomainNotFoundException)
        {
            // It is what is measured.
        }
    }
}
