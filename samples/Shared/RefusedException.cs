using System;

namespace Samples;

/// <summary>A request that cannot be carried out. The message is one line: what is wrong, and what to do about it.</summary>
internal sealed class RefusedException(string message) : Exception(message);
