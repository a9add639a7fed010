namespace Darts.Web.Start;

/// <summary>The portal cannot start for a reason that its admin can mend; the message says which and how.</summary>
internal sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);
