using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines;

/// <summary>
/// Sees to it that an image is written to by one domain alone and while nothing lies on it, whichever entries of the catalogue name it and
/// whoever's the other domains are. It is asked when a session's domain is defined and not yet started, so that of two one at least sees the other.
/// </summary>
internal sealed class MasterUse(SessionView view)
{
    /// <summary>Refuses a session that would write to an image in use, or lie on one that is being written to.</summary>
    /// <exception cref="SessionRefusedException">It would.</exception>
    public void Check(Connection connection, Session session, MasterImage master)
    {
        var images = master.States.Select(s => s.Path).ToHashSet(StringComparer.Ordinal);
        if (session.UsesMaster)
        {
            foreach (var domain in connection.ListDomains())
            {
                using (domain)
                {
                    if (domain.Uuid != session.Id && PathsOf(domain).Contains(master.Path, StringComparer.Ordinal))
                        throw new SessionRefusedException("The master image of this machine is in use by another machine's desktop, or by a domain of the administrator's. End that first.");
                }
            }

            return;
        }

        foreach (var other in view.All.Where(s => s.UsesMaster && s.Id != session.Id && s.Phase != SessionPhase.Failed))
        {
            if (PathsOf(connection, other.Id).Any(images.Contains))
                throw new SessionRefusedException("An administrator is working on this machine's master image. Try again later.");
        }
    }

    private static IReadOnlyList<string> PathsOf(Connection connection, Guid id)
    {
        try
        {
            using var domain = connection.LookupDomain(id);
            return PathsOf(domain);
        }
        catch (DomainNotFoundException)
        {
            return [];
        }
    }

    private static IReadOnlyList<string> PathsOf(Libvirt.Domain domain)
    {
        try
        {
            return DiskXml.FindSourcePaths(domain.GetXml());
        }
        catch (DomainNotFoundException)
        {
            // It went while the list was read.
            return [];
        }
    }
}
