using Darts.Domain.Sessions;

namespace Darts.Web.Pages.Sessions;

/// <summary>The desktop itself.</summary>
internal sealed class DesktopModel(SessionView sessions) : SessionPageModel(sessions);
