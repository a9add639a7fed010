using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>One of a daemon's servers: a set of sockets with their clients and threads.</summary>
[DebuggerDisplay("{Name}")]
public sealed unsafe class AdminServer : IDisposable
{
    private readonly AdminServerHandle _handle;

    internal AdminServer(AdminServerHandle handle) => _handle = handle;

    /// <summary>The name (<c>virAdmServerGetName</c>).</summary>
    public string Name => _handle.Check(Native.virAdmServerGetName(_handle));

    /// <summary>The clients that are connected now (<c>virAdmServerListClients</c>).</summary>
    public IReadOnlyList<AdminClient> ListClients()
    {
        nint* clients;
        var count = _handle.Check(Native.virAdmServerListClients(_handle, &clients, 0));
        return ObjectList.Take(clients, count, null, (AdminClientHandle client) =>
        {
            client.Administration = _handle.Administration;
            return new AdminClient(client);
        });
    }

    /// <summary>The client of that number (<c>virAdmServerLookupClient</c>).</summary>
    /// <exception cref="ObjectNotFoundException">There is none.</exception>
    public AdminClient LookupClient(ulong id) => new(_handle.Check(Native.virAdmServerLookupClient(_handle, id, 0)));

    /// <summary>Its threads (<c>virAdmServerGetThreadPoolParameters</c>).</summary>
    /// <returns>Values whose names begin with Threadpool in <see cref="ParameterNames"/>.</returns>
    public TypedParameters GetThreadPoolParameters()
    {
        virTypedParameter* parameters = null;
        var count = 0;
        _handle.Check(Native.virAdmServerGetThreadPoolParameters(_handle, &parameters, &count, 0));
        return TypedParameters.Take(parameters, count);
    }

    /// <summary>Changes how many threads it has, until the daemon ends (<c>virAdmServerSetThreadPoolParameters</c>).</summary>
    /// <param name="parameters">The numbers to change, each an <c>unsigned int</c>.</param>
    /// <exception cref="LibvirtException">A number contradicts another, or cannot be changed.</exception>
    public void SetThreadPoolParameters(TypedParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virAdmServerSetThreadPoolParameters(_handle, list.First, list.Count, 0));
    }

    /// <summary>How many clients it has and takes (<c>virAdmServerGetClientLimits</c>).</summary>
    /// <returns>Values whose names begin with ServerClients in <see cref="ParameterNames"/>.</returns>
    public TypedParameters GetClientLimits()
    {
        virTypedParameter* parameters = null;
        var count = 0;
        _handle.Check(Native.virAdmServerGetClientLimits(_handle, &parameters, &count, 0));
        return TypedParameters.Take(parameters, count);
    }

    /// <summary>Changes how many clients it takes, until the daemon ends (<c>virAdmServerSetClientLimits</c>).</summary>
    /// <param name="parameters">The limits to change, each an <c>unsigned int</c>.</param>
    /// <exception cref="LibvirtException">A limit contradicts another, or cannot be changed.</exception>
    public void SetClientLimits(TypedParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virAdmServerSetClientLimits(_handle, list.First, list.Count, 0));
    }

    /// <summary>Has it read its certificates anew (<c>virAdmServerUpdateTlsFiles</c>).</summary>
    /// <exception cref="LibvirtException">It has no TLS, or the files are bad.</exception>
    public void UpdateTlsFiles() => _handle.Check(Native.virAdmServerUpdateTlsFiles(_handle, 0));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
